import type { PointSourceType } from '@ejia/domain/points'
import { sql, type SQL } from 'drizzle-orm'
import type { Executor } from '../../lib/context'

export interface Reversal {
  note: string
  enteredBy: string | null
  enteredAt: Date
  /** Ids for the new rows, at least as many as entries can be found. */
  ids: readonly string[]
}

/** A row that takes an entry back; tenths below zero. */
export interface Reversed extends Record<string, unknown> {
  id: string
  rule: string
  delta: number
}

/** What gave a member points. */
export interface Source {
  sourceId: string
  memberId: string
}

/** Which entries these sources gave and still stand, with their party years. */
export async function listStanding(db: Executor, sourceType: PointSourceType, sources: readonly Source[]) {
  const { rows } = await db.execute<{ id: string; party_year: number; closed: boolean }>(sql`
    select e.id, e.party_year, exists (select from point_years y where y.year = e.party_year) as closed
    from jsonb_to_recordset(${JSON.stringify(sources)}::jsonb) as s ("sourceId" text, "memberId" uuid)
    join point_ledger e on e.source_type = ${sourceType} and e.source_id = s."sourceId" and e.subject = 'm:' || s."memberId" and e.reversal_of is null
    where not exists (select from point_ledger back where back.reversal_of = e.id)
    order by e.id`)
  return rows
}

export async function isYearClosed(db: Executor, year: number): Promise<boolean> {
  const { rows } = await db.execute(sql`select from point_years where year = ${year}`)
  return rows.length > 0
}

/**
 * Takes entries back in one statement: a row that points at each, and usage and balance as if it had not been.
 * An entry somebody else takes back at the same moment is left to them. Returns the new rows.
 */
export async function insertReversals(db: Executor, entryIds: readonly string[], by: Reversal): Promise<Reversed[]> {
  const pairs = entryIds.map((entryId, index) => ({ entry_id: entryId, id: by.ids[index] }))
  const { rows } = await db.execute<Reversed>(sql`
    with target as (
      select p.id as reversal_id, e.* from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p (entry_id uuid, id uuid)
      join point_ledger e on e.id = p.entry_id and e.reversal_of is null
    ), reversal as (
      insert into point_ledger (
        id, subject, member_id, subject_org_id, rule_key, rule_version, source_type, source_id, attempt, delta, title, fact_on, party_year,
        org_id, provisional, reversal_of, note, entered_by, entered_at
      )
      select reversal_id, subject, member_id, subject_org_id, rule_key, rule_version, 'reversal', id::text, attempt, -delta, title, fact_on, party_year,
        org_id, false, id, ${by.note}, ${by.enteredBy}::uuid, ${by.enteredAt.toISOString()}::timestamptz
      from target order by target.id
      on conflict do nothing
      returning *
    ), ${givenBack}
    select id, coalesce(rule_key, 'none') as rule, delta from reversal`)
  return rows
}

/**
 * Usage and balance of reversal rows, whose deltas are negative; room under the caps comes back. Rows are taken as giving takes
 * them, or the two would wait for each other: all usages, by member, and then the balances. Parts of a statement that nothing reads
 * run in no order that could be relied on, so each part that comes later counts the rows of the one before.
 */
const givenBack: SQL = sql`
  back as (
    select member_id, rule_key, party_year, to_char(fact_on, 'YYYY-MM-DD') as day_key, to_char(fact_on, 'YYYY-MM') as month_key, sum(delta)::int as delta
    from reversal where member_id is not null group by 1, 2, 3, 4, 5
  ), usage_held as (
    select from point_usage u join back b using (member_id, rule_key, party_year)
    order by u.member_id, u.rule_key, u.party_year for no key update of u
  ), usage as (
    update point_usage u
    set used = u.used + b.delta,
      days = u.days || jsonb_build_object(b.day_key, coalesce((u.days ->> b.day_key)::int, 0) + b.delta),
      months = u.months || jsonb_build_object(b.month_key, coalesce((u.months ->> b.month_key)::int, 0) + b.delta)
    from back b, (select count(*) from usage_held) as first
    where u.member_id = b.member_id and u.rule_key = b.rule_key and u.party_year = b.party_year
    returning u.member_id
  ), balance as (
    insert into point_balances as b (subject, party_year, balance)
    select subject, party_year, sum(delta)::int from reversal, (select count(*) from usage) as first group by 1, 2 order by 1, 2
    on conflict (subject, party_year) do update set balance = b.balance + excluded.balance
  )`

/** Provisional entries of these sources that still stand are confirmed; once each. */
export async function insertConfirmations(db: Executor, sourceType: PointSourceType, sourceIds: readonly string[], by: { at: Date; accountId: string | null }) {
  const { rows } = await db.execute<{ entry_id: string }>(sql`
    insert into point_confirmations (entry_id, confirmed_at, confirmed_by)
    select e.id, ${by.at.toISOString()}::timestamptz, ${by.accountId}::uuid
    from point_ledger e
    where e.source_type = ${sourceType} and e.source_id in (select jsonb_array_elements_text(${JSON.stringify(sourceIds)}::jsonb))
      and e.provisional and e.reversal_of is null
      and not exists (select from point_ledger back where back.reversal_of = e.id)
    on conflict do nothing
    returning entry_id`)
  return rows.length
}
