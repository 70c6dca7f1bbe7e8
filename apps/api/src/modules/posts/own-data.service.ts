import { prepareSheet } from '../../documents/sheet-out'
import type { OwnDataSource } from '../auth'
import { listReadsOf, listReceiptsOf } from './own-data.repo'

/** What a member signed for and opened. */
export const ownReading: OwnDataSource = async (ctx, { memberId }) => [
  prepareSheet({
    name: '文章签收',
    rows: await listReceiptsOf(ctx.db, memberId),
    columns: [
      { title: '签收时间', kind: 'instant', value: (row) => row.at },
      { title: '文章', value: (row) => row.title, width: 50 },
      { title: '由支部代办', value: (row) => row.actedBy !== null },
    ],
  }),
  prepareSheet({
    name: '文章阅读',
    rows: await listReadsOf(ctx.db, memberId),
    columns: [{ title: '第一次打开', kind: 'instant', value: (row) => row.at }, { title: '文章', value: (row) => row.title, width: 50 }],
  }),
]
