import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'

/** Messages of the platform that were dealt with: it sends each again until it hears an answer. Forgotten after some days. */
export const wechatPushes = pgTable(
  'wechat_pushes',
  {
    /** Hash of what tells one message from another: nothing of the person is kept. */
    key: text('key').primaryKey(),
    event: text('event').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [index('wechat_pushes_received').on(table.receivedAt)],
)
