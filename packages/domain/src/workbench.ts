import { monthsBefore } from './stats'

/** What may wait for an office-holder, in the order of the workbench: people first, papers after. */
export const workKinds = [
  'binding_requests',
  'corrections',
  'transfers',
  'leaves',
  'unconfirmed_lists',
  'posts_to_review',
  'requests',
  'appeals',
  'awards',
  'terms_ending',
] as const
export type WorkKind = (typeof workKinds)[number]
export const workKindNames: Record<WorkKind, string> = {
  binding_requests: '绑定微信的申请',
  corrections: '名册更正申请',
  transfers: '等待接收的党员',
  leaves: '请假待审批',
  unconfirmed_lists: '签到名单待确认',
  posts_to_review: '文章待审核',
  requests: '投诉建议待办',
  appeals: '积分申诉待答复',
  awards: '加分申报待审批',
  terms_ending: '班子任期届满或将满',
}

/** Doings worth a line under 近期动态, by the action the audit keeps. What members do by themselves is not among them. */
export const recentActions = [
  'posts.publish',
  'posts.submit',
  'posts.withdraw',
  'activities.open',
  'activities.cancel',
  'activities.confirm',
  'activities.sign_off_minutes',
  'members.create',
  'members.import',
  'members.transfer',
  'members.accept_transfer',
  'auth.accept_binding',
  'study.assign',
  'orgs.create',
  'orgs.update',
  'orgs.move',
  'orgs.dissolve',
] as const
export type RecentAction = (typeof recentActions)[number]
export const recentActionNames: Record<RecentAction, string> = {
  'posts.publish': '发布了文章',
  'posts.submit': '送审了文章',
  'posts.withdraw': '撤回了文章',
  'activities.open': '发布了活动',
  'activities.cancel': '取消了活动',
  'activities.confirm': '确认了签到名单',
  'activities.sign_off_minutes': '签发了会议记录',
  'members.create': '登记了党员',
  'members.import': '导入了名册',
  'members.transfer': '转接了党员',
  'members.accept_transfer': '接收了党员',
  'auth.accept_binding': '通过了绑定申请',
  'study.assign': '布置了学习',
  'orgs.create': '新建了组织',
  'orgs.update': '修改了组织信息',
  'orgs.move': '调整了组织隶属',
  'orgs.dissolve': '撤销了组织',
}

/** Things a line may lead to. */
export const recentSubjects = ['post', 'activity', 'member', 'org', 'other'] as const
export type RecentSubject = (typeof recentSubjects)[number]

/** Months whose duties are looked at besides this one: the month before, and the last one of the quarter before. */
export function earlierMonths(month: string): string[] {
  const inQuarter = ((Number(month.slice(5, 7)) - 1) % 3) + 1
  return [...new Set([monthsBefore(month, 1), monthsBefore(month, inQuarter)])]
}
