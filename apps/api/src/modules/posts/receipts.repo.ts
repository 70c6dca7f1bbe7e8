import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { isUnder } from '../../lib/columns'
import type { Context, Executor } from '../../lib/context'
import { pathIds } from '@ejia/domain/orgs'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'
import { receiptRootId, visibleTo } from './audience.repo'
import { postReads, postReceipts, posts } from './posts.table'

/** 党员, present on the roster: those who are asked to sign. */
const partyMember = and(inArray(members.status, ['probationary', 'full']), isNull(members.leftOn))

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

export async function findMarks(db: Executor, postId: string, memberId: string): Promise<{ readAt: Date | null; receiptAt: Date | null }> {
  const ofRead = and(eq(postReads.postId, postId), eq(postReads.memberId, memberId))
  const ofReceipt = and(eq(postReceipts.postId, postId), eq(postReceipts.memberId, memberId))
  const [read] = await db.select({ at: postReads.readAt }).from(postReads).where(ofRead)
  const [receipt] = await db.select({ at: postReceipts.receiptAt }).from(postReceipts).where(ofReceipt)
  return { readAt: read?.at ?? null, receiptAt: receipt?.at ?? null }
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

const signed = (postId: string) => sql`exists (select from ${postReceipts} where ${postReceipts.postId} = ${postId} and ${postReceipts.memberId} = ${members.id})`

/** Signed by how many; asked are those who signed and those who are still to. */
export async function countReceipts(db: Executor, postId: string, rootPath: string): Promise<{ given: number; expected: number }> {
  const given = await db.$count(postReceipts, eq(postReceipts.postId, postId))
  const [row] = await db
    .select({ missing: sql<number>`count(*)::int` })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(partyMember, isUnder(orgs.path, rootPath), sql`not ${signed(postId)}`))
  return { given, expected: given + (row?.missing ?? 0) }
}

const person = { member: { id: members.id, name: members.name }, org: { id: orgs.id, name: orgs.name } }

/** Last signed first. */
export const listGiven = (db: Executor, postId: string, after: { at: Date; memberId: string } | null, limit: number) =>
  db
    .select({ ...person, at: postReceipts.receiptAt })
    .from(postReceipts)
    .innerJoin(members, eq(members.id, postReceipts.memberId))
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(
      and(
        eq(postReceipts.postId, postId),
        after === null ? undefined : sql`(${postReceipts.receiptAt}, ${postReceipts.memberId}) < (${after.at.toISOString()}::timestamptz, ${after.memberId}::uuid)`,
      ),
    )
    .orderBy(desc(postReceipts.receiptAt), desc(postReceipts.memberId))
    .limit(limit)

/** By organisation, so that a branch finds its own together. */
export const listMissing = (db: Executor, postId: string, rootPath: string, after: { path: string; rosterNo: string } | null, limit: number) =>
  db
    .select({ ...person, path: orgs.path, rosterNo: members.rosterNo })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(
      and(
        partyMember,
        isUnder(orgs.path, rootPath),
        sql`not ${signed(postId)}`,
        after === null ? undefined : sql`(${orgs.path}, ${members.rosterNo}) > (${after.path}, ${after.rosterNo})`,
      ),
    )
    .orderBy(asc(orgs.path), asc(members.rosterNo))
    .limit(limit)

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
