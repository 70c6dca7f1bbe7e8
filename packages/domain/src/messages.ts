/** Why somebody is written to. A closed list: every kind has its word here, and its sender is the feature it names. */
export const messageKinds = [
  'receipt_wanted',
  'receipt_reminder',
  'review_wanted',
  'review_decided',
  'post_published',
  'post_schedule_refused',
  'binding_decided',
  'binding_attempt',
  'correction_decided',
  'activity_opened',
  'activity_cancelled',
  'activity_reminder',
  'leave_wanted',
  'leave_decided',
  'minutes_to_sign',
  'award_decided',
  'appeal_decided',
  'call_up',
  'request_waiting',
  'request_answered',
  'acted_for',
] as const
export type MessageKind = (typeof messageKinds)[number]

export const messageKindNames: Record<MessageKind, string> = {
  receipt_wanted: '请签收',
  receipt_reminder: '签收提醒',
  review_wanted: '待审核',
  review_decided: '审核结果',
  post_published: '定时发布',
  post_schedule_refused: '定时发布未成功',
  binding_decided: '绑定结果',
  binding_attempt: '绑定提醒',
  correction_decided: '更正结果',
  activity_opened: '活动通知',
  activity_cancelled: '活动取消',
  activity_reminder: '活动提醒',
  leave_wanted: '请假待审批',
  leave_decided: '请假结果',
  minutes_to_sign: '记录待签字',
  award_decided: '加分结果',
  appeal_decided: '申诉结果',
  call_up: '应急召集',
  request_waiting: '投诉建议待办',
  request_answered: '投诉建议回复',
  acted_for: '支部代办',
}

/** What a message opens. `…_work`: the place where staff deal with it. */
export const messageLinks = ['post', 'post_work', 'activity', 'activity_work', 'minutes', 'points_entry', 'award', 'appeal', 'request', 'request_work', 'binding_requests', 'call_up', 'account'] as const
export type MessageLink = (typeof messageLinks)[number]

/** Longest title and text of a message, in characters; what is longer is cut by whoever writes it. */
export const messageTitleLength = 60
export const messageTextLength = 300

/** Somebody's words inside a message: one line, cut where it would be too long. */
export const quoted = (text: string, length = 40): string => {
  const line = [...text.replace(/\s+/g, ' ').trim()]
  return line.length > length ? `${line.slice(0, length - 1).join('')}…` : line.join('')
}
