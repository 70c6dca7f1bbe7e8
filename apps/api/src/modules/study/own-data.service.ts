import { prepareSheet } from '../../documents/sheet-out'
import type { OwnDataSource } from '../auth'
import { listCompletionsOf, listSessionsOf } from './own-data.repo'

/** What a member studied. */
export const ownStudy: OwnDataSource = async (ctx, { memberId }) => [
  prepareSheet({
    name: '完成的学习',
    rows: await listCompletionsOf(ctx.db, memberId),
    columns: [
      { title: '完成时间', kind: 'instant', value: (row) => row.at },
      { title: '学习内容', value: (row) => row.title, width: 40 },
      { title: '学时（分钟）', value: (row) => row.minutes },
      { title: '计入年度', value: (row) => row.year },
    ],
  }),
  prepareSheet({
    name: '打开的学习',
    rows: await listSessionsOf(ctx.db, memberId),
    columns: [{ title: '打开时间', kind: 'instant', value: (row) => row.at }, { title: '学习内容', value: (row) => row.title, width: 40 }],
  }),
]
