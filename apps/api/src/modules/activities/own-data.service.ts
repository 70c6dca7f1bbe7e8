import { activityKindNames, attendanceWayNames, leaveReasonNames, leaveStateNames, type ActivityKind } from '@ejia/domain/activities'
import { prepareSheet, type SheetColumn } from '../../documents/sheet-out'
import type { OwnDataSource } from '../auth'
import { listAttendanceOf, listExpectedOf, listLeavesOf, listSignUpsOf } from './own-data.repo'

interface About {
  title: string
  kind: ActivityKind
  startsAt: Date
}
const about: SheetColumn<About>[] = [
  { title: '活动', value: (row) => row.title, width: 36 },
  { title: '类型', value: (row) => activityKindNames[row.kind] },
  { title: '活动时间', kind: 'instant', value: (row) => row.startsAt },
]
const events = { recorded: '登记', accepted: '核实', voided: '撤销', restored: '恢复' }

/** Where a member was expected, signed up, asked for leave and came. */
export const ownActivities: OwnDataSource = async (ctx, { memberId }) => [
  prepareSheet({ name: '应到的活动', rows: await listExpectedOf(ctx.db, memberId), columns: about }),
  prepareSheet({
    name: '活动报名',
    rows: await listSignUpsOf(ctx.db, memberId),
    columns: [...about, { title: '报名时间', kind: 'instant', value: (row) => row.at }, { title: '由支部代办', value: (row) => row.actedBy !== null }],
  }),
  prepareSheet({
    name: '活动请假',
    rows: await listLeavesOf(ctx.db, memberId),
    columns: [
      ...about,
      { title: '申请时间', kind: 'instant', value: (row) => row.at },
      { title: '原因', value: (row) => leaveReasonNames[row.reason] },
      { title: '说明', value: (row) => row.note },
      { title: '结果', value: (row) => leaveStateNames[row.state] },
    ],
  }),
  prepareSheet({
    name: '活动签到',
    rows: await listAttendanceOf(ctx.db, memberId),
    columns: [
      ...about,
      { title: '记录时间', kind: 'instant', value: (row) => row.at },
      { title: '事项', value: (row) => events[row.event] },
      { title: '方式', value: (row) => attendanceWayNames[row.way] },
      { title: '待核实', value: (row) => row.pending },
      { title: '说明', value: (row) => row.reason },
    ],
  }),
]
