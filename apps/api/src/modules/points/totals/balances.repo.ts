import type { MemberStatus, Service } from '@ejia/domain/members'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { isUnder } from '../../../lib/columns'
import { sole, type Executor } from '../../../lib/context'
import { members } from '../../members/members.table'
import { orgs } from '../../orgs/orgs.table'
import { pointBalances, pointYears } from '../points.table'

/** Tenths; 0 when nothing was given yet. */
export async function findBalance(db: Executor, memberId: string, year: number): Promise<number> {
  const [row] = await db
    .select({ balance: pointBalances.balance })
    .from(pointBalances)
    .where(and(eq(pointBalances.subject, `m:${memberId}`), eq(pointBalances.partyYear, year)))
  return row?.balance ?? 0
}

/** Everyone on the roster at or below an organisation with their balance of the year, in roster order. */
export const listBalances = (db: Executor, path: string, year: number) =>
  db
    .select({
      id: members.id, name: members.name, status: members.status, service: members.service, away: members.away,
      balance: sql<number>`coalesce(${pointBalances.balance}, 0)`,
    })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .leftJoin(pointBalances, and(eq(pointBalances.subject, sql`'m:' || ${members.id}`), eq(pointBalances.partyYear, year)))
    .where(and(isUnder(orgs.path, path), isNull(members.leftOn)))
    .orderBy(asc(members.rosterNo), asc(members.id))

export type BalanceRow = Awaited<ReturnType<typeof listBalances>>[number]

/** The member's branch: their organisation, or the one above when that is a group (党小组). */
export async function findMemberAndBranch(db: Executor, memberId: string) {
  const { rows } = await db.execute<{ status: MemberStatus; service: Service; away: boolean; branch_path: string }>(sql`
    select m.status, m.service, m.away, case when o.kind = 'group' then above.path else o.path end as branch_path
    from ${members} m join ${orgs} o on o.id = m.org_id left join ${orgs} above on above.id = o.parent_id
    where m.id = ${memberId}`)
  return rows[0]
}

export async function findMemberPath(db: Executor, memberId: string): Promise<string | undefined> {
  const [row] = await db.select({ path: orgs.path }).from(members).innerJoin(orgs, eq(orgs.id, members.orgId)).where(eq(members.id, memberId))
  return row?.path
}

/** Closes the year unless it is closed already; returns when it was. */
export async function insertYear(db: Executor, row: typeof pointYears.$inferInsert): Promise<{ closedAt: Date; isNew: boolean }> {
  const [inserted] = await db.insert(pointYears).values(row).onConflictDoNothing().returning({ closedAt: pointYears.closedAt })
  if (inserted) return { closedAt: inserted.closedAt, isNew: true }
  const earlier = sole(await db.select({ closedAt: pointYears.closedAt }).from(pointYears).where(eq(pointYears.year, row.year)))
  return { closedAt: earlier.closedAt, isNew: false }
}
