import { and, asc, count, countDistinct, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { sole, type Executor } from '../../../lib/context'
import { accounts } from '../../auth/auth.table'
import { members } from '../../members/members.table'
import { orgs } from '../../orgs/orgs.table'
import { isWaiting, matches, reversal, type LedgerFilter } from './ledger-filter.repo'
import { newestEntryIds, waits, type EntryKey } from './newest-entries.repo'
import { pointConfirmations, pointLedger, pointRules } from '../points.table'

const enteredBy = alias(members, 'entered_by_member')

const columns = {
  id: pointLedger.id,
  delta: pointLedger.delta,
  title: pointLedger.title,
  category: pointRules.category,
  factOn: pointLedger.factOn,
  year: pointLedger.partyYear,
  enteredAt: pointLedger.enteredAt,
  provisional: pointLedger.provisional,
  confirmedAt: pointConfirmations.confirmedAt,
  reversalOf: pointLedger.reversalOf,
  reversedBy: reversal.id,
  ruleKey: pointLedger.ruleKey,
  ruleVersion: pointLedger.ruleVersion,
  memberId: pointLedger.memberId,
  memberName: members.name,
  ruleName: pointRules.name,
  sourceType: pointLedger.sourceType,
  orgId: pointLedger.orgId,
  orgName: orgs.name,
}

const selectEntries = (db: Executor) =>
  db
    .select(columns)
    .from(pointLedger)
    .innerJoin(pointRules, and(eq(pointRules.key, pointLedger.ruleKey), eq(pointRules.version, pointLedger.ruleVersion)))
    .innerJoin(orgs, eq(orgs.id, pointLedger.orgId))
    .leftJoin(members, eq(members.id, pointLedger.memberId))
    .leftJoin(pointConfirmations, eq(pointConfirmations.entryId, pointLedger.id))
    .leftJoin(reversal, eq(reversal.reversalOf, pointLedger.id))

export type EntryRow = Awaited<ReturnType<typeof selectEntries>>[number]

/** Newest first. */
export const listEntries = (db: Executor, filter: LedgerFilter, after: EntryKey | null, limit: number): Promise<EntryRow[]> =>
  selectEntries(db)
    .where(sql`${pointLedger.id} in (${newestEntryIds(filter, after, limit)})`)
    .orderBy(desc(pointLedger.enteredAt), desc(pointLedger.id))

export const listEntriesById = (db: Executor, ids: readonly string[]): Promise<EntryRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : selectEntries(db).where(inArray(pointLedger.id, [...ids])).orderBy(asc(pointLedger.enteredAt), asc(pointLedger.id))

/** Everything an entry's explanation needs, and the paths that decide who may see it. */
export async function findEntry(db: Executor, entryId: string) {
  const memberOrg = alias(orgs, 'member_org')
  const [row] = await db
    .select({
      ...columns,
      rule: pointRules,
      sourceId: pointLedger.sourceId,
      note: pointLedger.note,
      enteredById: pointLedger.enteredBy,
      orgPath: orgs.path,
      memberOrgPath: memberOrg.path,
      accountName: accounts.name,
      enteredByName: enteredBy.name,
    })
    .from(pointLedger)
    .innerJoin(pointRules, and(eq(pointRules.key, pointLedger.ruleKey), eq(pointRules.version, pointLedger.ruleVersion)))
    .innerJoin(orgs, eq(orgs.id, pointLedger.orgId))
    .leftJoin(members, eq(members.id, pointLedger.memberId))
    .leftJoin(memberOrg, eq(memberOrg.id, members.orgId))
    .leftJoin(pointConfirmations, eq(pointConfirmations.entryId, pointLedger.id))
    .leftJoin(reversal, eq(reversal.reversalOf, pointLedger.id))
    .leftJoin(accounts, eq(accounts.id, pointLedger.enteredBy))
    .leftJoin(enteredBy, eq(enteredBy.id, accounts.memberId))
    .where(eq(pointLedger.id, entryId))
  return row
}

export type EntryDetailRow = NonNullable<Awaited<ReturnType<typeof findEntry>>>

/** Sums of a member's year by category, in tenths; and what of it waits for confirmation. */
export async function sumByCategory(db: Executor, memberId: string, year: number) {
  return db
    .select({
      category: pointRules.category,
      sum: sql<number>`sum(${pointLedger.delta})::int`,
      pending: sql<number>`coalesce(sum(${pointLedger.delta}) filter (where ${waits}), 0)::int`,
    })
    .from(pointLedger)
    .innerJoin(pointRules, and(eq(pointRules.key, pointLedger.ruleKey), eq(pointRules.version, pointLedger.ruleVersion)))
    .where(and(eq(pointLedger.memberId, memberId), eq(pointLedger.partyYear, year)))
    .groupBy(pointRules.category)
}

/** Sums of what a filter finds, in tenths. */
export async function sumEntries(db: Executor, filter: LedgerFilter) {
  const rows = await db
    .select({
      entries: count(),
      members: countDistinct(pointLedger.memberId),
      sum: sql<number>`coalesce(sum(${pointLedger.delta}), 0)::int`,
      pending: sql<number>`coalesce(sum(${pointLedger.delta}) filter (where ${isWaiting}), 0)::int`,
      reversed: sql<number>`coalesce(sum(${pointLedger.delta}) filter (where ${isNotNull(reversal.id)}), 0)::int`,
    })
    .from(pointLedger)
    .innerJoin(pointRules, and(eq(pointRules.key, pointLedger.ruleKey), eq(pointRules.version, pointLedger.ruleVersion)))
    .innerJoin(orgs, eq(orgs.id, pointLedger.orgId))
    .leftJoin(pointConfirmations, eq(pointConfirmations.entryId, pointLedger.id))
    .leftJoin(reversal, eq(reversal.reversalOf, pointLedger.id))
    .where(matches(filter))
  return sole(rows)
}
