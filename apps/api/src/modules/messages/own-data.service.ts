import { messageKindNames } from '@ejia/domain/messages'
import { prepareSheet } from '../../documents/sheet-out'
import type { OwnDataSource } from '../auth'
import { listDeliveriesTo } from './own-data.repo'

/** What a member was written to. */
export const ownMessages: OwnDataSource = async (ctx, { memberId }) => [
  prepareSheet({
    name: '收到的消息',
    rows: await listDeliveriesTo(ctx.db, memberId),
    columns: [
      { title: '时间', kind: 'instant', value: (row) => row.sentAt },
      { title: '类别', value: (row) => messageKindNames[row.kind] },
      { title: '标题', value: (row) => row.title, width: 30 },
      { title: '内容', value: (row) => row.text, width: 50 },
      { title: '已读时间', kind: 'instant', value: (row) => row.readAt },
    ],
  }),
]
