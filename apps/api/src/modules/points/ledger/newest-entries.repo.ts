import { pathIds } from '@ejia/domain/orgs'
import { and, eq, gte, lte, sql, type SQL } from 'drizzle-orm'
import { isUnderAny } from '../../../lib/columns'
import { orgs } from '../../orgs/orgs.table'
import { pointConfirmations, pointLedger, pointRules } from '../points.table'
import type { LedgerFilter } from './ledger-filter.repo'

export type EntryKey = readonly unknown[]

/**
 * Ids of the newest entries a filter finds. One member's or one organisation's entries of one year stand in an index in this
 * very order: the newest of each are taken and put together, so that a page of a branch does not look at everybody's ledger.
 */
export function newestEntryIds(filter: LedgerFilter, after: EntryKey | null, limit: number): SQL {
  const ordered = sql`order by ${pointLedger.enteredAt} desc, ${pointLedger.id} desc limit ${sql.raw(String(Math.trunc(limit)))}`
  const wanted = and(found(filter), after ? sql`(${pointLedger.enteredAt}, ${pointLedger.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined)
  const stream = streamOf(filter)
  if (stream === null) return sql`select ${pointLedger.id} from ${pointLedger} where ${wanted ?? sql`true`} ${ordered}`
  return sql`
    select head.id from ${stream.owners} as owner cross join lateral ${yearsOf(filter, stream.owns)} as years (year)
    cross join lateral (
      select ${pointLedger.id}, ${pointLedger.enteredAt} from ${pointLedger}
      where ${and(stream.owns(sql`point_ledger`), sql`${pointLedger.partyYear} = years.year`, wanted)} ${ordered}
    ) as head order by head.entered_at desc, head.id desc limit ${sql.raw(String(Math.trunc(limit)))}`
}

interface Stream {
  /** A query that brings the `id` of everybody whose entries are one stream a year. */
  owners: SQL
  /** Whether a row of the ledger is theirs. */
  owns: (row: SQL) => SQL
}

/** Null where what is wanted stands anywhere in the ledger: everybody's, of no year in particular. */
function streamOf(filter: LedgerFilter): Stream | null {
  const { memberId, paths } = filter
  if (memberId !== undefined) return { owners: sql`(select ${memberId}::uuid as id)`, owns: (row) => sql`${row}.member_id = owner.id` }
  if (paths === undefined || (paths.some(isRoot) && spanOf(filter) === null)) return null
  return { owners: sql`(select ${orgs.id} from ${orgs} where ${isUnderAny(orgs.path, paths)})`, owns: (row) => sql`${row}.org_id = owner.id` }
}

const isRoot = (path: string): boolean => pathIds(path).length === 1

/** First and last party year that can be meant: a fact counts for the calendar year of its day. */
function spanOf({ year, from, to }: LedgerFilter): [number, number] | null {
  if (year !== undefined) return [year, year]
  return from === undefined || to === undefined ? null : [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
}

/** Years in which an owner has entries; found by leaping from one to the one before, or known. */
function yearsOf(filter: LedgerFilter, owns: Stream['owns']): SQL {
  const span = spanOf(filter)
  if (span !== null && span[1] - span[0] < 10) return sql`(select generate_series(${span[0]}::int, ${span[1]}::int))`
  return sql`(
    with recursive used (year) as (
      (select l.party_year from ${pointLedger} as l where ${owns(sql`l`)} order by l.party_year desc limit 1)
      union all
      select (select l.party_year from ${pointLedger} as l where ${owns(sql`l`)} and l.party_year < used.year order by l.party_year desc limit 1) from used where used.year is not null
    ) select year from used where year is not null)`
}

/** The same as `matches`, of the ledger alone. */
function found({ memberId, paths, year, ruleKey, category, source, from, to, state }: LedgerFilter): SQL | undefined {
  return and(
    memberId === undefined ? undefined : eq(pointLedger.memberId, memberId),
    paths === undefined || paths.some(isRoot) ? undefined : sql`${pointLedger.orgId} in (select ${orgs.id} from ${orgs} where ${isUnderAny(orgs.path, paths)})`,
    year === undefined ? undefined : eq(pointLedger.partyYear, year),
    ruleKey === undefined ? undefined : eq(pointLedger.ruleKey, ruleKey),
    category === undefined ? undefined : sql`(${pointLedger.ruleKey}, ${pointLedger.ruleVersion}) in (select ${pointRules.key}, ${pointRules.version} from ${pointRules} where ${eq(pointRules.category, category)})`,
    source === undefined ? undefined : eq(pointLedger.sourceType, source),
    from === undefined ? undefined : gte(pointLedger.factOn, from),
    to === undefined ? undefined : lte(pointLedger.factOn, to),
    state && inState[state],
  )
}

const takenBack = sql`exists (select from ${pointLedger} as back where back.reversal_of = ${pointLedger.id})`
/** Waits for its list to be confirmed. Looked up in this order: nearly all were confirmed long ago. */
export const waits = sql`(
  ${pointLedger.provisional}
  and not exists (select from ${pointConfirmations} where ${pointConfirmations.entryId} = ${pointLedger.id})
  and not ${takenBack})`

const inState = {
  standing: sql`(${pointLedger.reversalOf} is null and not ${takenBack})`,
  pending: waits,
  reversed: takenBack,
  reversal: sql`${pointLedger.reversalOf} is not null`,
}
