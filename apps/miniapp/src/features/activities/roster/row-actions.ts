import { actedByText } from '@ejia/domain/acting'
import { attendanceStateNames, attendanceWayNames, leaveReasonNames, leaveStateNames } from '@ejia/domain/activities'
import { rosterActions, type RosterAction, type RosterSetting } from '@ejia/domain/roster-actions'
import type { ItemOf } from '../../../shared/api'
import type { Word } from '../../../shared/activities'
import { dateTimeText } from '../../../shared/format'

export type RosterRow = ItemOf<'GET /activities/:activityId/roster'>

export function actionsOn(row: RosterRow, setting: RosterSetting): RosterAction[] {
  const { entries, leaves } = rosterActions(row, setting)
  return [...entries, ...leaves]
}

export interface ActionWords {
  text: string
  /** What it means, beneath the name. */
  note: string
  /** Asked for on a sheet of its own; without it the action asks for a yes. */
  reasonHint?: string
  done: string
}

export const actionWords: Record<RosterAction, ActionWords> = {
  staff_scan: { text: '代签', note: '本人在场，手机不便，由您登记', done: '已代签' },
  manual: { text: '补签', note: '本人来过，当时没有签上', reasonHint: '写明为什么补签，名单上会保留。', done: '已补签' },
  written: { text: '书面', note: '以书面意见参加', reasonHint: '写明书面参加的情况，名单上会保留。', done: '已登记书面参加' },
  accept: { text: '接受签到', note: '核实无误，计为实到', done: '已计为实到' },
  void: { text: '撤销签到', note: '不计实到，已给的积分退回', reasonHint: '写明撤销的原因，本人会看到签到已撤销。', done: '已撤销' },
  restore: { text: '恢复签到', note: '重新计为有效', reasonHint: '写明恢复的原因。', done: '已恢复' },
  grant: { text: '准假', note: '计为请假；设有补学的，确认后安排', done: '已准假' },
  refuse: { text: '不准假', note: '仍计为应到', done: '已回复不准假' },
}

/** How a person stands, as the word beside the name. */
export function standingOf({ attendance, leave, expected }: RosterRow): Word {
  if (attendance) {
    const text = attendance.state === 'present' ? attendanceWayNames[attendance.way] : attendanceStateNames[attendance.state]
    return { text, tone: ({ present: 'ok', pending: 'gold', void: 'neutral' } as const)[attendance.state] }
  }
  if (leave) return { text: leave.state === 'pending' ? '请假待批' : leaveStateNames[leave.state], tone: leave.state === 'pending' ? 'gold' : 'neutral' }
  return { text: expected ? '未到' : '不计应到', tone: 'neutral' }
}

/** The small facts beneath: when, by whom, why; and quietly what is worth a look. */
export function factsOf({ attendance, leave, org, away, service, signedUpBy }: RosterRow): string[] {
  const facts = [org.name, service === 'retired' && '离退休', away && '外出']
  const came = attendance && [
    dateTimeText(attendance.at),
    attendance.way !== 'self_scan' && attendance.by && `经办 ${attendance.by}`,
    attendance.reason,
    attendance.hint,
  ]
  const excused = leave && [`请假：${leaveReasonNames[leave.reason]}${leave.note && `，${leave.note}`}`, leave.actedBy && actedByText(leave.actedBy)]
  const signedUp = signedUpBy && [`报名${actedByText(signedUpBy)}`]
  return [...facts, ...(signedUp ?? []), ...(came ?? []), ...(excused ?? [])].filter((fact): fact is string => Boolean(fact))
}
