import { and, asc, eq, gt, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { isUnder } from '../../lib/columns'
import type { Executor } from '../../lib/context'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'
import { receiptRootId } from './audience.repo'
import { postReceipts, postReminders, posts } from './posts.table'
import { partyMember } from './readership.repo'

const inForce = (now: Date) => and(eq(posts.state, 'published'), or(isNull(posts.expiresAt), gt(posts.expiresAt, now)), eq(posts.receiptRequired, true))

/** A post that asks for signatures now, whoever asks: for messages, which have no reader yet. */
export async function findAsking(db: Executor, postId: string, now: Date) {
  const [row] = await db
    .select({ id: posts.id, title: posts.title, revision: posts.publishedRevision, rootPath: orgs.path, rootName: orgs.name })
    .from(posts)
    .innerJoin(orgs, eq(orgs.id, receiptRootId))
    .where(and(eq(posts.id, postId), inForce(now)))
  return row
}

export type AskingPost = NonNullable<Awaited<ReturnType<typeof findAsking>>>

/** Party members of the audience who have not signed, in the order of their ids. */
export async function listUnsignedIds(db: Executor, { id, rootPath }: AskingPost, after: string | null, limit: number): Promise<string[]> {
  const signed = sql`exists (select from ${postReceipts} where ${postReceipts.postId} = ${id} and ${postReceipts.memberId} = ${members.id})`
  const rows = await db
    .select({ id: members.id })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(partyMember, isUnder(orgs.path, rootPath), sql`not ${signed}`, after === null ? undefined : gt(members.id, after)))
    .orderBy(asc(members.id))
    .limit(limit)
  return rows.map((row) => row.id)
}

export async function markAnnounced(db: Executor, postId: string, revision: number): Promise<void> {
  await db.update(posts).set({ announcedRevision: revision }).where(and(eq(posts.id, postId), eq(posts.publishedRevision, revision)))
}

/** Published since, or announced before and published anew, and its readers not asked yet. */
export async function listUnannounced(db: Executor, since: Date, now: Date): Promise<string[]> {
  const behind = sql`${posts.announcedRevision} is distinct from ${posts.publishedRevision}`
  const rows = await db.select({ id: posts.id }).from(posts).where(and(inForce(now), behind, or(isNotNull(posts.announcedRevision), gt(posts.publishedAt, since)))).limit(100)
  return rows.map((row) => row.id)
}

/** Whether it is the first of the day. */
export async function insertReminder(db: Executor, row: typeof postReminders.$inferInsert): Promise<boolean> {
  return (await db.insert(postReminders).values(row).onConflictDoNothing().returning({ day: postReminders.day })).length > 0
}

const ofDay = (postId: string, day: string) => and(eq(postReminders.postId, postId), eq(postReminders.day, day))

export const wasReminded = async (db: Executor, postId: string, day: string): Promise<boolean> =>
  (await db.select({ day: postReminders.day }).from(postReminders).where(ofDay(postId, day))).length > 0

export async function isUnsent(db: Executor, postId: string, day: string): Promise<boolean> {
  return (await db.select({ day: postReminders.day }).from(postReminders).where(and(ofDay(postId, day), isNull(postReminders.sentAt)))).length > 0
}

export async function markReminderSent(db: Executor, postId: string, day: string, now: Date): Promise<void> {
  await db.update(postReminders).set({ sentAt: now }).where(ofDay(postId, day))
}

export const listUnsentReminders = (db: Executor, from: Date, to: Date) =>
  db
    .select({ postId: postReminders.postId, day: postReminders.day })
    .from(postReminders)
    .where(and(isNull(postReminders.sentAt), gt(postReminders.remindedAt, from), lte(postReminders.remindedAt, to)))
    .limit(100)
