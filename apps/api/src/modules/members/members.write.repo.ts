import { issuedRosterNo } from '@ejia/domain/members'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { memberEvents, members, rosterNumbers } from './members.table'

export type NewMember = typeof members.$inferInsert
export type MemberEventRow = typeof memberEvents.$inferInsert
export type MemberChange = Partial<Omit<NewMember, 'id' | 'rosterNo' | 'version' | 'createdAt' | 'updatedAt'>>

/** Rows of one INSERT: PostgreSQL takes 65,535 parameters a statement. */
const chunk = 1000

async function inChunks<T>(rows: readonly T[], insert: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += chunk) await insert(rows.slice(start, start + chunk))
}

export const insertMembers = (db: Executor, rows: readonly NewMember[]): Promise<void> => inChunks(rows, (part) => db.insert(members).values(part))

export const insertEvents = (db: Executor, rows: readonly MemberEventRow[]): Promise<void> =>
  inChunks(rows, (part) => db.insert(memberEvents).values(part))

/** Numbers that nobody has: the sequence passes over those that a roster brought along. */
export async function issueRosterNumbers(db: Executor, howMany: number): Promise<string[]> {
  const issued: string[] = []
  while (issued.length < howMany) {
    const drawn = await db.execute<{ n: number }>(
      sql`select nextval(${rosterNumbers.seqName}::regclass)::int as n from generate_series(1, ${howMany - issued.length}::int)`,
    )
    const candidates = drawn.rows.map(({ n }) => issuedRosterNo(n))
    const taken = await db.select({ rosterNo: members.rosterNo }).from(members).where(sql`${members.rosterNo} = any(${sql.param(candidates)})`)
    const used = new Set(taken.map((row) => row.rosterNo))
    issued.push(...candidates.filter((number) => !used.has(number)))
  }
  return issued
}

/** Writes the change of a held member and raises its version. */
export async function updateMember(db: Executor, memberId: string, change: MemberChange, now: Date): Promise<void> {
  await db.update(members).set({ ...change, version: sql`${members.version} + 1`, updatedAt: now }).where(eq(members.id, memberId))
}

/** Moves everybody who has not left from one organisation to another; who they were. */
export async function transferAll(db: Executor, fromOrgId: number, toOrgId: number, now: Date): Promise<string[]> {
  const rows = await db
    .update(members)
    .set({ orgId: toOrgId, version: sql`${members.version} + 1`, updatedAt: now })
    .where(and(eq(members.orgId, fromOrgId), isNull(members.leftOn)))
    .returning({ id: members.id })
  return rows.map((row) => row.id)
}

export async function belongsSomebody(db: Executor, orgId: number): Promise<boolean> {
  const rows = await db.select({ id: members.id }).from(members).where(and(eq(members.orgId, orgId), isNull(members.leftOn))).limit(1)
  return rows.length > 0
}
