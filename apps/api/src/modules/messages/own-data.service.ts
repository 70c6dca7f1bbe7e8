import { messageKindNames } from '@ejia/domain/messages'
import { prepareSheet } from '../../documents/sheet-out'
import type { OwnDataSource } from '../auth'
import { listDeliveriesTo } from './own-data.repo'
import { listAnswersOf, listSendsTo } from './subscriptions/consent.repo'

/** What a member was written to. */
export const ownMessages: OwnDataSource = async (ctx, { accountId, memberId }) => [
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
  prepareSheet({
    name: '微信提醒的选择',
    rows: await listAnswersOf(ctx.db, accountId),
    columns: [
      { title: '时间', kind: 'instant', value: (row) => row.at },
      { title: '选择', value: (row) => (row.answer.startsWith('accept') ? '同意' : '不同意') },
      { title: '模板编号', value: (row) => row.templateId, width: 40 },
    ],
  }),
  prepareSheet({
    name: '微信提醒的发送',
    rows: await listSendsTo(ctx.db, memberId),
    columns: [
      { title: '时间', kind: 'instant', value: (row) => row.queuedAt },
      { title: '消息', value: (row) => row.title, width: 30 },
      { title: '结果', value: (row) => (row.state === 'sent' ? '已发送' : '未发送') },
    ],
  }),
]
