import { pointSourceNames } from '@ejia/domain/points'
import { appealStateNames } from '@ejia/domain/points-decisions'
import { prepareSheet } from '../../documents/sheet-out'
import type { OwnDataSource } from '../auth'
import { listAppealsOf, listEntriesOf } from './own-data.repo'

const tenth = 10

/** A member's points, each with why, and what they objected to. */
export const ownPoints: OwnDataSource = async (ctx, { memberId }) => [
  prepareSheet({
    name: '积分明细',
    rows: await listEntriesOf(ctx.db, memberId),
    columns: [
      { title: '事实日期', kind: 'day', value: (row) => row.factOn },
      { title: '年度', value: (row) => row.partyYear },
      { title: '事由', value: (row) => row.title, width: 36 },
      { title: '来源', value: (row) => pointSourceNames[row.sourceType] },
      { title: '分值', value: (row) => row.delta / tenth },
      { title: '说明', value: (row) => (row.reversalOf === null ? row.note : `冲正 ${row.note}`.trim()) },
      { title: '登记时间', kind: 'instant', value: (row) => row.enteredAt },
    ],
  }),
  prepareSheet({
    name: '积分申诉',
    rows: await listAppealsOf(ctx.db, memberId),
    columns: [
      { title: '提出时间', kind: 'instant', value: (row) => row.raisedAt },
      { title: '内容', value: (row) => row.text, width: 40 },
      { title: '结果', value: (row) => appealStateNames[row.state] },
      { title: '答复', value: (row) => row.decision, width: 40 },
    ],
  }),
]
