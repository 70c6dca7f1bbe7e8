import type { RosterRow } from '@ejia/contract/activities/schemas'
import { actedByText } from '@ejia/domain/acting'
import { attendanceStateNames, attendanceWayNames, leaveReasonNames, leaveStateNames } from '@ejia/domain/activities'
import { dayOf } from '@ejia/domain/calendar'
import { memberStatusNames } from '@ejia/domain/members'
import { assertThat } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { toSheet, type SheetColumn } from '../../../documents/sheet-out'
import { mayManage } from '../activities.policy'
import { seeActivity } from '../activities.service'
import { listAllRosterRows } from './roster.service'

const standingOf = ({ attendance, leave, expected, guest }: RosterRow): string => {
  if (attendance && attendance.state !== 'void') return attendance.state === 'present' ? '实到' : attendanceStateNames.pending
  if (leave?.state === 'granted') return '请假'
  return expected ? '未到' : guest ? '列席未到' : '不计应到'
}

/** What the branch did for them, by whom. */
const actedFor = ({ leave, signedUpBy }: RosterRow): string =>
  [signedUpBy && `报名${actedByText(signedUpBy)}`, leave?.actedBy && `请假${actedByText(leave.actedBy)}`].filter(Boolean).join('；')

const columns: SheetColumn<RosterRow>[] = [
  { title: '姓名', value: (row) => row.member.name },
  { title: '所在组织', value: (row) => row.org.name, width: 22 },
  { title: '身份', value: (row) => memberStatusNames[row.status] },
  { title: '计入应到', value: (row) => row.expected },
  { title: '情况', value: standingOf },
  { title: '签到方式', value: ({ attendance }) => attendance && attendanceWayNames[attendance.way] },
  { title: '签到时间', kind: 'instant', value: ({ attendance }) => attendance && new Date(attendance.at) },
  { title: '经办', value: ({ attendance }) => attendance?.by },
  { title: '说明', value: ({ attendance }) => attendance?.reason, width: 24 },
  { title: '提示', value: ({ attendance }) => attendance?.hint, width: 24 },
  { title: '请假事由', value: ({ leave }) => leave && leaveReasonNames[leave.reason] + (leave.note && `：${leave.note}`), width: 24 },
  { title: '请假结果', value: ({ leave }) => leave && leaveStateNames[leave.state] },
  { title: '代办', value: actedFor, width: 24 },
]

/** The roster as an Excel sheet, for those who look after the activity. */
export async function makeRosterSheet(ctx: ActorContext, id: string): Promise<{ name: `${string}.xlsx`; content: Buffer }> {
  const { row } = await seeActivity(ctx, id)
  assertThat(mayManage(ctx.actor, row), 'thing.forbidden')
  return { name: `${row.title}（${dayOf(row.startsAt)}）名单.xlsx`, content: await toSheet(await listAllRosterRows(ctx, row), columns, '名单') }
}
