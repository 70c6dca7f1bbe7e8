import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { isUnder } from '../../lib/columns'
import type { Context, Executor } from '../../lib/context'
import { pathIds } from '@ejia/domain/orgs'
import type { ActedBy } from '@ejia/domain/acting'
import { actedBy, toActedBy } from '../acting'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'
import { receiptRootId, visibleTo } from './audience.repo'
import { postReads, postReceipts, posts } from './posts.table'
import { countMarks, partyMember } from './readership.repo'

export async function insertRead(db: Executor, row: typeof postReads.$inferInsert): Promise<void> {
  await db.insert(postReads).values(row).onConflictDoNothing()
}

/** Many at once; those that are there stay. */
export async function insertReads(db: Executor, rows: (typeof postReads.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(postReads).values(rows).onConflictDoNothing()
}

export async function insertReceipts(db: Executor, rows: (typeof postReceipts.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(postReceipts).values(rows).onConflictDoNothing()
}

/** Whether this is the first. */
export async function insertReceipt(db: Executor, row: typeof postReceipts.$inferInsert): Promise<boolean> {
  return (await db.insert(postReceipts).values(row).onConflictDoNothing().returning({ postId: postReceipts.postId })).length > 0
}

export async function findMarks(db: Executor, postId: string, memberId: string): Promise<{ readAt: Date | null; receiptAt: Date | null; receiptBy: ActedBy | undefined }> {
  const ofRead = and(eq(postReads.postId, postId), eq(postReads.memberId, memberId))
  const ofReceipt = and(eq(postReceipts.postId, postId), eq(postReceipts.memberId, memberId))
  const [read] = await db.select({ at: postReads.readAt }).from(postReads).where(ofRead)
  const [receipt] = await db.select({ at: postReceipts.receiptAt, by: actedBy(postReceipts.actedBy), as: postReceipts.actedAs }).from(postReceipts).where(ofReceipt)
  return { readAt: read?.at ?? null, receiptAt: receipt?.at ?? null, receiptBy: toActedBy(receipt?.by ?? null, receipt?.as ?? null).actedBy }
}

/** Whether a member is among those asked to sign for what is addressed to this organisation. */
export async function isExpected(db: Executor, memberId: string, rootPath: string): Promise<boolean> {
  const [row] = await db
    .select({ id: members.id })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(eq(members.id, memberId), partyMember, isUnder(orgs.path, rootPath)))
  return row !== undefined
}

/** Signed by how many; asked are those who signed and those who are still to. */
export async function countReceipts(db: Executor, postId: string, rootPath: string): Promise<{ given: number; expected: number }> {
  const { done, missing } = await countMarks(db, 'receipt', postId, rootPath)
  return { given: done, expected: done + missing }
}

/** Posts this member is still to sign for, newest first. */
export async function listOwed(ctx: Context, memberId: string, orgPath: string, limit: number): Promise<{ id: string; title: string }[]> {
  const mine = sql`exists (select from ${members} where ${members.id} = ${memberId} and ${partyMember})`
  const unsigned = sql`not exists (select from ${postReceipts} where ${postReceipts.postId} = ${posts.id} and ${postReceipts.memberId} = ${memberId})`
  return ctx.db
    .select({ id: posts.id, title: posts.title })
    .from(posts)
    .where(and(visibleTo(ctx), eq(posts.receiptRequired, true), inArray(receiptRootId, pathIds(orgPath)), mine, unsigned))
    .orderBy(desc(posts.publishedAt), desc(posts.id))
    .limit(limit)
}
