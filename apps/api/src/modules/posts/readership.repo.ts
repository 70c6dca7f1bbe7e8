import type { Role } from '@ejia/domain/roles'
import { and, asc, desc, eq, inArray, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm'
import { isUnder } from '../../lib/columns'
import { sole, type Executor } from '../../lib/context'
import { actedBy } from '../acting'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'
import { receiptRootId } from './audience.repo'
import { postReads, postReceipts, posts } from './posts.table'

/** 党员, present on the roster: those whom a post is meant to reach. */
export const partyMember = and(inArray(members.status, ['probationary', 'full']), isNull(members.leftOn))

/** What people leave behind on a post: having opened it, having signed for it. */
const marks = {
  read: { table: postReads, at: postReads.readAt, by: sql<string | null>`null`, as: sql<Role | null>`null` },
  // a receipt may have been signed for somebody
  receipt: { table: postReceipts, at: postReceipts.receiptAt, by: sql<string | null>`${actedBy(postReceipts.actedBy)}`, as: sql<Role | null>`${postReceipts.actedAs}` },
} as const
export type Mark = keyof typeof marks

/** A post that was published, in whatever state it is now, and the root of those it is meant for. */
export async function findReached(db: Executor, postId: string) {
  const [row] = await db
    .select({ id: posts.id, title: posts.title, receiptRequired: posts.receiptRequired, root: { id: orgs.id, name: orgs.name }, rootPath: orgs.path })
    .from(posts)
    .innerJoin(orgs, eq(orgs.id, receiptRootId))
    .where(and(eq(posts.id, postId), isNotNull(posts.publishedRevision)))
  return row
}

const left = (mark: Mark, postId: string): SQL => {
  const { table } = marks[mark]
  return sql`exists (select from ${table} where ${table.postId} = ${postId} and ${table.memberId} = ${members.id})`
}

/** Everybody who did, and those of the audience who have not. */
export async function countMarks(db: Executor, mark: Mark, postId: string, rootPath: string): Promise<{ done: number; missing: number }> {
  const { table } = marks[mark]
  const done = await db.$count(table, eq(table.postId, postId))
  const rows = await db
    .select({ missing: sql<number>`count(*)::int` })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(partyMember, isUnder(orgs.path, rootPath), sql`not ${left(mark, postId)}`))
  return { done, missing: sole(rows).missing }
}

const person = { member: { id: members.id, name: members.name }, org: { id: orgs.id, name: orgs.name } }

/** Last one first. */
export const listDone = (db: Executor, mark: Mark, postId: string, after: { at: Date; memberId: string } | null, limit: number) => {
  const { table, at, by, as } = marks[mark]
  return db
    .select({ ...person, at, by, as })
    .from(table)
    .innerJoin(members, eq(members.id, table.memberId))
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(
      and(eq(table.postId, postId), after === null ? undefined : sql`(${at}, ${table.memberId}) < (${after.at.toISOString()}::timestamptz, ${after.memberId}::uuid)`),
    )
    .orderBy(desc(at), desc(table.memberId))
    .limit(limit)
}

/** By organisation, so that a branch finds its own together. */
export const listNotDone = (db: Executor, mark: Mark, post: { id: string; rootPath: string }, after: { path: string; rosterNo: string } | null, limit: number) =>
  db
    .select({ ...person, path: orgs.path, rosterNo: members.rosterNo })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(
      and(
        partyMember,
        isUnder(orgs.path, post.rootPath),
        sql`not ${left(mark, post.id)}`,
        after === null ? undefined : sql`(${orgs.path}, ${members.rosterNo}) > (${after.path}, ${after.rosterNo})`,
      ),
    )
    .orderBy(asc(orgs.path), asc(members.rosterNo))
    .limit(limit)

const signedFor = { by: marks.receipt.by, as: marks.receipt.as }

/** Everybody the post is meant for, and whoever else read or signed it, by organisation. */
export const listEverybody = (db: Executor, post: { id: string; rootPath: string }) =>
  db
    .select({ name: members.name, rosterNo: members.rosterNo, org: orgs.name, readAt: postReads.readAt, receiptAt: postReceipts.receiptAt, ...signedFor })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .leftJoin(postReads, and(eq(postReads.memberId, members.id), eq(postReads.postId, post.id)))
    .leftJoin(postReceipts, and(eq(postReceipts.memberId, members.id), eq(postReceipts.postId, post.id)))
    .where(or(and(partyMember, isUnder(orgs.path, post.rootPath)), isNotNull(postReads.memberId), isNotNull(postReceipts.memberId)))
    .orderBy(asc(orgs.path), asc(members.rosterNo))
