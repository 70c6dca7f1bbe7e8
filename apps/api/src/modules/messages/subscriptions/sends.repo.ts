import { addDays, dayOf, startOfDay } from '@ejia/domain/calendar'
import { and, asc, count, eq, gte, inArray, isNull, lt, lte, ne, notExists, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { sole, type Executor } from '../../../lib/context'
import { messageDeliveries, messages } from '../messages.table'
import { subscriptionSends, type SendState } from '../subscriptions.table'

export interface SendKey {
  messageId: string
  memberId: string
}

const sends = subscriptionSends
const of = ({ messageId, memberId }: SendKey): SQL | undefined => and(eq(sends.messageId, messageId), eq(sends.memberId, memberId))
/** Under way, or in doubt and being cleared up: nothing else leaves for this person. */
const busyStates: SendState[] = ['sending', 'again']

/** The message due longest, held; none of somebody to whom another one is under way. */
export async function holdDue(db: Executor, now: Date) {
  const other = alias(sends, 'other')
  const free = notExists(db.select({ id: other.messageId }).from(other).where(and(eq(other.memberId, sends.memberId), inArray(other.state, busyStates))))
  const [row] = await db
    .select({
      messageId: sends.messageId, memberId: sends.memberId, group: sends.group, state: sends.state, dueAt: sends.dueAt, staleAt: sends.staleAt, tries: sends.tries, openid: sends.openid, templateId: sends.templateId,
      kind: messages.kind, title: messages.title, text: messages.text, linkType: messages.linkType, linkId: messages.linkId, occursAt: messages.occursAt, sentAt: messages.createdAt, readAt: messageDeliveries.readAt,
    })
    .from(sends)
    .innerJoin(messages, eq(messages.id, sends.messageId))
    .innerJoin(messageDeliveries, and(eq(messageDeliveries.messageId, sends.messageId), eq(messageDeliveries.memberId, sends.memberId)))
    .where(and(lte(sends.dueAt, now), or(eq(sends.state, 'again'), and(eq(sends.state, 'queued'), free))))
    .orderBy(asc(sends.dueAt), asc(sends.messageId))
    .limit(1)
    .for('update', { of: sends, skipLocked: true })
  return row
}

export type DueRow = NonNullable<Awaited<ReturnType<typeof holdDue>>>

/** Whether another message is under way to this person. Asked when their identity is held: the answer stays true. */
export async function isBusy(db: Executor, openid: string, key: SendKey): Promise<boolean> {
  const another = or(ne(sends.messageId, key.messageId), ne(sends.memberId, key.memberId))
  return sole(await db.select({ n: count() }).from(sends).where(and(eq(sends.openid, openid), inArray(sends.state, busyStates), another))).n > 0
}

/** Whether an older one to the same person is due too, and has only not been taken up yet. Asked when their identity is held. */
export async function isOvertaking(db: Executor, { memberId, messageId, dueAt }: SendKey & { dueAt: Date }): Promise<boolean> {
  const older = sql`(${sends.dueAt}, ${sends.messageId}) < (${dueAt.toISOString()}::timestamptz, ${messageId}::uuid)`
  return sole(await db.select({ n: count() }).from(sends).where(and(eq(sends.memberId, memberId), eq(sends.state, 'queued'), older))).n > 0
}

/** Whether they were reminded of something by WeChat on this day. */
export async function wasRemindedOn(db: Executor, memberId: string, day: string): Promise<boolean> {
  const [from, until] = [startOfDay(day), startOfDay(addDays(day, 1))]
  const rows = await db
    .select({ n: count() })
    .from(sends)
    .innerJoin(messages, eq(messages.id, sends.messageId))
    .where(and(eq(sends.memberId, memberId), eq(messages.kind, 'receipt_reminder'), inArray(sends.state, ['sending', 'again', 'sent', 'unknown']), gte(sends.claimedAt, from), lt(sends.claimedAt, until)))
  return sole(rows).n > 0
}

export const wasRemindedToday = (db: Executor, memberId: string, now: Date): Promise<boolean> => wasRemindedOn(db, memberId, dayOf(now))

export async function markSending(db: Executor, key: SendKey, { openid, templateId, now }: { openid: string; templateId: string; now: Date }): Promise<void> {
  await db.update(sends).set({ state: 'sending', openid, templateId, claimedAt: now }).where(of(key))
}

/** Later: nothing was sent. */
export async function postpone(db: Executor, key: SendKey, { state, dueAt, tries }: { state: 'queued' | 'again'; dueAt: Date; tries?: number }): Promise<void> {
  await db.update(sends).set({ state, dueAt, ...(tries !== undefined && { tries }) }).where(of(key))
}

export interface Ending {
  state: Exclude<SendState, 'queued' | 'sending' | 'again'>
  now: Date
  msgId?: string | null
  errcode?: number | null
}

export async function settle(db: Executor, key: SendKey, { state, now, msgId = null, errcode = null }: Ending): Promise<void> {
  await db.update(sends).set({ state, settledAt: now, msgId, errcode }).where(of(key))
}

/** A row as it stands, held; only while it is still under way as it was taken up then. */
export async function holdClaimed(db: Executor, key: SendKey, claimedAt: Date): Promise<boolean> {
  const rows = await db.select({ id: sends.messageId }).from(sends).where(and(of(key), eq(sends.state, 'sending'), eq(sends.claimedAt, claimedAt))).for('update')
  return rows.length > 0
}

const inDoubt = { messageId: sends.messageId, memberId: sends.memberId, group: sends.group, state: sends.state, openid: sends.openid, templateId: sends.templateId, staleAt: sends.staleAt, claimedAt: sends.claimedAt }

/** Taken up before this moment and heard of no more. */
export const listStuck = (db: Executor, before: Date) => db.select(inDoubt).from(sends).where(and(eq(sends.state, 'sending'), lt(sends.claimedAt, before))).limit(200)

/** What of this person and template nobody knows the end of, since this moment. */
export const holdInDoubt = (db: Executor, openid: string, templateId: string, since: Date) =>
  db
    .select(inDoubt)
    .from(sends)
    .where(and(eq(sends.openid, openid), eq(sends.templateId, templateId), inArray(sends.state, ['sending', 'again', 'unknown']), gte(sends.claimedAt, since), isNull(sends.msgId)))
    .for('update')

export async function findByMsgId(db: Executor, openid: string, msgId: string) {
  const [row] = await db.select(inDoubt).from(sends).where(and(eq(sends.openid, openid), eq(sends.msgId, msgId)))
  return row
}

/** How the queue stands: what waits and could go now, what waits for later, what is in doubt. */
export async function countWaiting(db: Executor, now: Date): Promise<Record<'due' | 'waiting' | 'in_doubt', number>> {
  const { rows } = await db.execute<Record<'due' | 'waiting' | 'in_doubt', number>>(sql`
    select count(*) filter (where state = 'queued' and due_at <= ${now.toISOString()}::timestamptz)::int as due,
      count(*) filter (where state = 'queued' and due_at > ${now.toISOString()}::timestamptz)::int as waiting,
      count(*) filter (where state <> 'queued')::int as in_doubt
    from subscription_sends where state in ('queued', 'sending', 'again')`)
  return sole(rows)
}
