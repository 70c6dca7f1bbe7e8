import { attendanceStateNames, attendanceWayNames, leaveReasonNames, leaveStateNames } from '@ejia/domain/activities'
import { memberStatusNames } from '@ejia/domain/members'
import { rosterActions, type RosterAction, type RosterSetting } from '@ejia/domain/roster-actions'
import type { RosterRow } from '../activity'

type Tone = 'ok' | 'wait' | 'bad' | 'plain'

/** How a person stands, as one word. */
export function standingOf({ attendance, leave, expected, guest }: RosterRow): { text: string; tone: Tone } {
  if (attendance?.state === 'present') return { text: '实到', tone: 'ok' }
  if (attendance?.state === 'pending') return { text: attendanceStateNames.pending, tone: 'wait' }
  if (attendance?.state === 'void') return { text: attendanceStateNames.void, tone: 'bad' }
  if (leave?.state === 'granted') return { text: '请假', tone: 'plain' }
  if (leave?.state === 'pending') return { text: '请假待批', tone: 'wait' }
  if (guest && !expected) return { text: '列席未到', tone: 'plain' }
  return expected ? { text: '未到', tone: 'bad' } : { text: '不计应到', tone: 'plain' }
}

/** What else is worth knowing about the person. */
export const marksOf = ({ status, service, away, guest }: RosterRow): string =>
  [status === 'full' ? '' : memberStatusNames[status], service === 'retired' ? '离退休' : '', away ? '流动在外' : '', guest ? '列席' : ''].filter(Boolean).join('、')

export const leaveText = ({ leave }: RosterRow): string =>
  leave ? `${leaveReasonNames[leave.reason]}${leave.note && `：${leave.note}`}（${leaveStateNames[leave.state]}）` : ''

/** 自扫 from the QR, typed or from a picture; 代扫, 补签 and 书面 with who did it. */
export function wayText(attendance: NonNullable<RosterRow['attendance']>): string {
  const { way, capture, by } = attendance
  if (way === 'self_scan') return attendanceWayNames.self_scan + (capture === 'typed' ? '（输入签到码）' : capture === 'picture' ? '（图片）' : '')
  return attendanceWayNames[way] + (by ? `（${by}）` : '')
}

/** Whoever has not come and asks to be excused is answered first; whoever came is looked at for that. */
export function actionsOn(row: RosterRow, setting: RosterSetting): RosterAction[] {
  const { entries, leaves } = rosterActions(row, setting)
  return row.attendance ? [...entries, ...leaves] : [...leaves, ...entries]
}

interface ActionWords {
  text: string
  /** Asked for before it is done; without it, a yes will do. */
  ask?: { title: string; hint: string; label?: string }
  done: string
}

export const actionWords: Record<RosterAction, ActionWords> = {
  staff_scan: { text: '代签', done: '已代签' },
  manual: { text: '补签', ask: { title: '补签', label: '补签原因', hint: '本人来过、当时没有签上。原因会留在名单上。' }, done: '已补签' },
  written: { text: '书面', ask: { title: '登记书面参加', label: '说明', hint: '例如：提交了书面意见，纸质签到表第 2 页。会留在名单上。' }, done: '已登记书面参加' },
  accept: { text: '接受', done: '已计为实到' },
  void: { text: '撤销', ask: { title: '撤销这条签到', label: '撤销原因', hint: '不再计为实到，已给的积分退回。本人会看到签到已撤销。' }, done: '已撤销' },
  restore: { text: '恢复', ask: { title: '恢复这条签到', label: '恢复原因', hint: '重新计为有效。' }, done: '已恢复' },
  grant: { text: '准假', done: '已准假' },
  refuse: { text: '不准假', done: '已回复不准假' },
}
