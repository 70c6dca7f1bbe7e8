import type { MemberStatus, Service } from '@ejia/domain/members'
import { and, count, eq, isNull, sql } from 'drizzle-orm'
import { isUnderAny } from '../../../lib/columns'
import type { Executor } from '../../../lib/context'
import { members } from '../../members/members.table'
import { orgs } from '../../orgs/orgs.table'
import { pointBalances, pointLedger, pointYears } from '../points.table'

export interface Crowd extends Record<string, unknown> {
  orgId: number
  status: MemberStatus
  service: Service
  away: boolean
  members: number
  /** Tenths; nobody counts below nought. */
  sum: number
}

/** Members who belong directly to organisations under these paths, summed up by standing: who counts is the domain's to say. */
export const listCrowds = (db: Executor, paths: readonly string[], year: number): Promise<Crowd[]> =>
  db
    .select({
      orgId: members.orgId, status: members.status, service: members.service, away: members.away, members: count(),
      sum: sql<number>`coalesce(sum(greatest(${pointBalances.balance}, 0)), 0)::int`,
    })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .leftJoin(pointBalances, and(eq(pointBalances.subject, sql`'m:' || ${members.id}`), eq(pointBalances.partyYear, year)))
    .where(and(isUnderAny(orgs.path, paths), isNull(members.leftOn)))
    .groupBy(members.orgId, members.status, members.service, members.away)

/** Tenths that organisations were given themselves (双积分), by id. */
export async function listOwnBalances(db: Executor, year: number): Promise<Map<number, number>> {
  const rows = await db.select().from(pointBalances).where(and(sql`${pointBalances.subject} like 'o:%'`, eq(pointBalances.partyYear, year)))
  return new Map(rows.map(({ subject, balance }) => [Number(subject.slice(2)), balance]))
}

/** Years that have entries or were closed, newest first. */
export async function listYearRows(db: Executor): Promise<{ year: number; closedAt: Date | null; closedBy: string | null }[]> {
  const closed = new Map((await db.select().from(pointYears)).map((row) => [row.year, row]))
  const years = [...new Set([...(await listUsedYears(db)), ...closed.keys()])].sort((a, b) => b - a)
  return years.map((year) => ({ year, closedAt: closed.get(year)?.closedAt ?? null, closedBy: closed.get(year)?.closedBy ?? null }))
}

/** Leaps from one year of an organisation's to the next, instead of reading every entry. */
async function listUsedYears(db: Executor): Promise<number[]> {
  const { rows } = await db.execute<{ year: number }>(sql`
    with recursive used (org_id, year) as (
      select o.id, (select l.party_year from ${pointLedger} as l where l.org_id = o.id order by l.party_year limit 1) from ${orgs} as o
      union all
      select org_id, (select l.party_year from ${pointLedger} as l where l.org_id = used.org_id and l.party_year > used.year order by l.party_year limit 1)
      from used where year is not null
    ) select distinct year from used where year is not null`)
  return rows.map(({ year }) => year)
}

export async function findYear(db: Executor, year: number): Promise<{ closedAt: Date; closedBy: string } | undefined> {
  const [row] = await db.select().from(pointYears).where(eq(pointYears.year, year))
  return row
}
