import type { SkipReason } from '@ejia/domain/points-decisions'
import { sql, type SQL } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { awardCtes, judgedCte, type AwardOptions } from './award.fragment'

/** A fact as the award statement reads it; see `awardCtes`. */
export interface FactRow {
  entry_id: string
  member_id: string
  rule_key: string
  source_type: string
  source_id: string
  attempt: number | null
  /** Tenths in place of the rule's own; null: the rule's own. */
  amount: number | null
  title: string
  fact_on: string
  org_id: number
  retired: boolean
  away: boolean
  party_member: boolean
  provisional: boolean
  note: string
  entered_by: string | null
  entered_at: Date
}

export interface OutcomeRow extends Record<string, unknown> {
  member_id: string
  source_id: string
  entry_id: string | null
  delta: number | null
  title: string | null
  rule_version: number | null
  provisional: boolean | null
  reason: Exclude<SkipReason, 'left'> | null
}

const factCte = (facts: readonly FactRow[]): SQL => sql`
  fact as (
    select * from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as f (
      entry_id uuid, member_id uuid, rule_key text, source_type text, source_id text, attempt int, amount int, title text, fact_on date, org_id int,
      retired boolean, away boolean, party_member boolean, provisional boolean, note text, entered_by uuid, entered_at timestamptz
    )
  )`

/** Takes the usage rows the facts will raise, so that the next statement sees what whoever held them has entered. */
export async function lockUsage(db: Executor, facts: readonly FactRow[], closedYearsToo: boolean): Promise<void> {
  const options: AwardOptions = { fact: 'fact', closedYearsToo, amounts: true }
  await db.execute(sql`
    with ${factCte(facts)}, ${judgedCte(options)}
    insert into point_usage as u (member_id, rule_key, party_year, used, days, months)
    select distinct member_id, rule_key, party_year, 0, '{}'::jsonb, '{}'::jsonb from point_judged where refused is null order by 1, 2
    on conflict (member_id, rule_key, party_year) do update set used = u.used`)
}

export async function insertAwards(db: Executor, facts: readonly FactRow[], closedYearsToo: boolean): Promise<OutcomeRow[]> {
  const { rows } = await db.execute<OutcomeRow>(sql`
    with ${factCte(facts)}, ${awardCtes({ fact: 'fact', closedYearsToo, amounts: true })}
    select * from award_outcome`)
  return rows
}
