import { and, count, desc, eq, inArray, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { messageDeliveries, messages } from './messages.table'

export type MessageRow = typeof messages.$inferSelect

/** Of these members, those who have been written to for the occasion. */
export async function listReached(db: Executor, onceKey: string, memberIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ memberId: messageDeliveries.memberId })
    .from(messageDeliveries)
    .where(and(eq(messageDeliveries.onceKey, onceKey), inArray(messageDeliveries.memberId, [...memberIds])))
  return new Set(rows.map((row) => row.memberId))
}

export async function insertMessage(db: Executor, row: MessageRow): Promise<void> {
  await db.insert(messages).values(row)
}

/** Whoever was reached for the same occasion meanwhile is left out. Returns who was reached now. */
export async function insertDeliveries(db: Executor, rows: (typeof messageDeliveries.$inferInsert)[]): Promise<string[]> {
  const reached = await db.insert(messageDeliveries).values(rows).onConflictDoNothing().returning({ memberId: messageDeliveries.memberId })
  return reached.map((row) => row.memberId)
}

export interface InboxKey {
  sentAt: Date
  id: string
}

export const listInbox = (db: Executor, memberId: string, { unread }: { unread: boolean }, after: InboxKey | null, limit: number) =>
  db
    .select({
      id: messages.id, kind: messages.kind, title: messages.title, text: messages.text, linkType: messages.linkType, linkId: messages.linkId,
      sentAt: messageDeliveries.sentAt, readAt: messageDeliveries.readAt,
    })
    .from(messageDeliveries)
    .innerJoin(messages, eq(messages.id, messageDeliveries.messageId))
    .where(
      and(
        eq(messageDeliveries.memberId, memberId),
        unread ? isNull(messageDeliveries.readAt) : undefined,
        after === null ? undefined : sql`(${messageDeliveries.sentAt}, ${messageDeliveries.messageId}) < (${after.sentAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(messageDeliveries.sentAt), desc(messageDeliveries.messageId))
    .limit(limit)

export type InboxRow = Awaited<ReturnType<typeof listInbox>>[number]

export async function countUnread(db: Executor, memberId: string): Promise<number> {
  const [row] = await db.select({ n: count() }).from(messageDeliveries).where(and(eq(messageDeliveries.memberId, memberId), isNull(messageDeliveries.readAt)))
  return row?.n ?? 0
}

/** The first time counts. Undefined when it is not in this member's inbox. */
export async function markRead(db: Executor, memberId: string, messageId: string, now: Date): Promise<Date | undefined> {
  const [row] = await db
    .update(messageDeliveries)
    .set({ readAt: sql`coalesce(${messageDeliveries.readAt}, ${now.toISOString()}::timestamptz)` })
    .where(and(eq(messageDeliveries.memberId, memberId), eq(messageDeliveries.messageId, messageId)))
    .returning({ readAt: messageDeliveries.readAt })
  return row?.readAt ?? undefined
}

/** How many that were unread. */
export async function markAllRead(db: Executor, memberId: string, upTo: Date, now: Date): Promise<number> {
  const rows = await db
    .update(messageDeliveries)
    .set({ readAt: now })
    .where(and(eq(messageDeliveries.memberId, memberId), isNull(messageDeliveries.readAt), lte(messageDeliveries.sentAt, upTo)))
    .returning({ id: messageDeliveries.messageId })
  return rows.length
}

/** Everything sent before a moment, in everybody's inbox. */
export async function markReadBefore(db: Executor, before: Date): Promise<void> {
  await db
    .update(messageDeliveries)
    .set({ readAt: sql`${messageDeliveries.sentAt}` })
    .where(and(isNull(messageDeliveries.readAt), lt(messageDeliveries.sentAt, before)))
}
