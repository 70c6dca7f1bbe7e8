import { actedByText, actingKindNames } from '@ejia/domain/acting'
import { prepareSheet } from '../../documents/sheet-out'
import type { OwnDataSource } from '../auth'
import { listDeeds, listRecords } from './acting.repo'

const most = 10_000

/** What was done for a member, by whom; and what they did for others, whose names are theirs and stay out. */
export const ownActing: OwnDataSource = async (ctx, { memberId, accountId }) => [
  prepareSheet({
    name: '支部代办',
    rows: await listRecords(ctx.db, memberId, most),
    columns: [
      { title: '时间', kind: 'instant', value: ({ at }) => at },
      { title: '事项', value: ({ kind, title }) => `${actingKindNames[kind]}：${title}`, width: 50 },
      { title: '经办', value: actedByText, width: 30 },
    ],
  }),
  prepareSheet({
    name: '我为他人代办',
    rows: await listDeeds(ctx.db, accountId, most),
    columns: [
      { title: '时间', kind: 'instant', value: ({ at }) => at },
      { title: '事项', value: ({ kind, title }) => `${actingKindNames[kind]}：${title}`, width: 50 },
    ],
  }),
]
