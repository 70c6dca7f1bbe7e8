import { sql, type SQL } from 'drizzle-orm'
import { margin } from './clock.fragment'

/** The version was not withdrawn. */
export const stands = (rule: SQL): SQL => sql`
  not exists (select from point_rule_withdrawals w where w.rule_key = ${rule}.key and w.version = ${rule}.version)`

/** Whoever judged a fact then knew the version: it was made well before, or a system starts with it. */
export const surelyThere = (rule: SQL, at: SQL): SQL => sql`(${rule}.created_by is null or ${rule}.created_at < ${at} - ${margin})`

/** Versions that a fact `f` (`rule_key`, `fact_on`, `tried_at`) may have been judged by. */
const candidate = sql`
  v.key = f.rule_key and v.effective_from <= f.fact_on and ${stands(sql`v`)} and not exists (
    select from point_rules b
    where b.key = v.key and b.effective_from <= f.fact_on and (b.effective_from, b.version) > (v.effective_from, v.version)
      and ${stands(sql`b`)} and ${surelyThere(sql`b`, sql`f.tried_at`)}
  )`

/**
 * Facts that got nothing although nothing in the rules says why. `due`: a query with `id text, member_id uuid, rule_key text,
 * fact_on date, tried_at timestamptz` (when it was last judged), `until timestamptz` (what was entered later took no room of
 * it; infinity where facts were not judged in their order) and `retired, away, party_member boolean`, null when the standing
 * of that day is not known.
 *
 * Nothing was due when there may have been no rule, when a version that may have been in force
 * left the person out, or when what may have been given by then, and not yet taken back, left no room under one of its caps.
 * `closable`: nor when the year was closed. Other facts are refused then, unless the committee office gives what they give.
 */
export const unexplained = (due: SQL, { closable }: { closable: boolean }): SQL => sql`
  select f.id, null as stored, f.rule_key as recomputed
  from (${due}) f
  where f.retired is not null
    and not (${closable}::boolean and exists (select from point_years y where y.year = extract(year from f.fact_on) and y.closed_at <= f.tried_at + ${margin}))
    and exists (
      select from point_rules r where r.key = f.rule_key and r.effective_from <= f.fact_on and ${stands(sql`r`)} and ${surelyThere(sql`r`, sql`f.tried_at`)}
    )
    and not exists (
      select from point_rules v
      where ${candidate} and (
        (f.retired and 'retired' = any (v.exempt)) or (f.away and 'away' = any (v.exempt)) or (not f.party_member and 'not_yet_member' = any (v.exempt))
        or exists (
          select from (${mostUsed}) as most
          where most.day + v.delta > v.day_cap or most.month + v.delta > v.month_cap or most.year + v.delta > v.year_cap
        )
      )
    )`

const mostUsed: SQL = sql`
  select coalesce(sum(e.delta) filter (where e.fact_on = f.fact_on), 0) as day,
    coalesce(sum(e.delta) filter (where date_trunc('month', e.fact_on) = date_trunc('month', f.fact_on)), 0) as month,
    coalesce(sum(e.delta), 0) as year
  from point_ledger e
  where e.member_id = f.member_id and e.party_year = extract(year from f.fact_on) and e.rule_key = f.rule_key
    and e.reversal_of is null and e.delta > 0 and e.entered_at <= f.until + ${margin}
    and coalesce((select back.entered_at from point_ledger back where back.reversal_of = e.id), 'infinity') >= f.tried_at - ${margin}`
