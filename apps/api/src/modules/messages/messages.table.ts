import type { MessageKind, MessageLink } from '@ejia/domain/messages'
import { sql } from 'drizzle-orm'
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'
import { members } from '../members/members.table'

/** What was written, once for everybody it was sent to. Appended, never rewritten. */
export const messages = pgTable('messages', {
  id: uuid('id').primaryKey(),
  kind: text('kind').notNull().$type<MessageKind>(),
  title: text('title').notNull(),
  text: text('text').notNull(),
  /** What it opens; null when there is nothing to open. */
  linkType: text('link_type').$type<MessageLink>(),
  /** Id of what it opens, in the feature the type names. */
  linkId: text('link_id'),
  /** When what it tells of takes place; null when that has no moment of its own. */
  occursAt: instant('occurs_at'),
  createdAt: instant('created_at').notNull(),
})

/** A message in one member's inbox. */
export const messageDeliveries = pgTable(
  'message_deliveries',
  {
    memberId: uuid('member_id').notNull().references(() => members.id),
    messageId: uuid('message_id').notNull().references(() => messages.id),
    /** Names the occasion: the same member is written to once for it. Null: as often as it is sent. */
    onceKey: text('once_key'),
    sentAt: instant('sent_at').notNull(),
    readAt: instant('read_at'),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.messageId] }),
    uniqueIndex('message_deliveries_once').on(table.memberId, table.onceKey),
    index('message_deliveries_newest').on(table.memberId, table.sentAt.desc().nullsFirst(), table.messageId.desc().nullsFirst()),
    index('message_deliveries_unread').on(table.memberId, table.sentAt).where(sql`read_at is null`),
  ],
)
