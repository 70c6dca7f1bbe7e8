import { sql, type SQL } from 'drizzle-orm'

/** How a statement that records a fact also gives the points for it. */
export interface AwardOptions {
  /** Name of the CTE that holds the facts; see `awardCtes` for its columns. */
  fact: string
  /** The committee office acts: it may post to a closed year, if the fact carries a note. */
  closedYearsToo: boolean
  /** The facts have a column `amount int` (tenths): where it is not null it is given in place of the rule's own. Default: no such column. */
  amounts?: boolean
  /** The facts are recorded by this very statement, each of its own: nothing is looked up that an earlier entry could have given. Default: no. */
  newFacts?: boolean
}

/**
 * CTEs that judge facts and give points for them, for the statement that records the fact (ADR: one check-in, one statement).
 * Put them after the CTE named `fact`; the result ends without a comma.
 *
 * Columns wanted of `fact`, one row a fact, at most one per member and rule:
 * `entry_id uuid` (new), `member_id uuid`, `rule_key text`, `source_type text`, `source_id text`,
 * `attempt int` (null: the next one after those taken back), `title text`, `fact_on date` (day in Asia/Shanghai),
 * `org_id int` (of that day), `retired bool`, `away bool`, `party_member bool`, `provisional bool`, `note text`,
 * `entered_by uuid`, `entered_at timestamptz`.
 *
 * Brings `entry` (the new rows of the ledger) and `award_outcome`, one row a fact:
 * `member_id, source_id, entry_id, delta, title, rule_version, provisional, reason`, where a null `entry_id` comes with the reason.
 *
 * Usage is raised before the ledger row is written and waits for whoever holds the same usage row. The ledger row is
 * inserted without `on conflict`: the same fact entered twice at once fails the whole statement on
 * `point_ledger_fact_unique` rather than leave usage raised. A caller whose fact is unique by itself (an attendance
 * just inserted) never sees that; others go through `award`, which takes the usage row first and looks again.
 */
export const awardCtes = (options: AwardOptions): SQL =>
  sql.join([judgedCte(options), usageCte, entryCte, balanceCte, outcomeCte], sql`, `)

/** Rule in force on the day, attempt, caps, and why no point is due, if so. */
export const judgedCte = ({ fact, closedYearsToo, amounts = false, newFacts = false }: AwardOptions): SQL => sql`
  point_judged as (
    select f.entry_id, f.member_id, 'm:' || f.member_id as subject, f.rule_key, f.source_type, f.source_id, t.attempt, f.title, f.fact_on,
      y.year as party_year, to_char(f.fact_on, 'YYYY-MM-DD') as day_key, to_char(f.fact_on, 'YYYY-MM') as month_key,
      f.org_id, f.provisional, f.note, f.entered_by, f.entered_at,
      r.version as rule_version, ${amounts ? sql`coalesce(f.amount, r.delta)` : sql`r.delta`} as delta, r.day_cap, r.month_cap, r.year_cap,
      case
        when r.key is null then 'no_rule'
        when (f.retired and 'retired' = any (r.exempt)) or (f.away and 'away' = any (r.exempt))
          or (not f.party_member and 'not_yet_member' = any (r.exempt)) then 'exempt'
        ${newFacts ? sql`` : sql`when exists (select from point_ledger e where ${sameFact} and e.attempt = t.attempt) then 'duplicate'`}
        when exists (select from point_years c where c.year = y.year) and not (${closedYearsToo}::boolean and btrim(f.note) <> '') then 'year_closed'
      end as refused
    from ${sql.identifier(fact)} f
    cross join lateral (select extract(year from f.fact_on)::int as year) y
    cross join lateral (
      select coalesce(f.attempt, 1 + (
        select count(*)::int from point_ledger e join point_ledger back on back.reversal_of = e.id where ${sameFact}
      )) as attempt
    ) t
    left join lateral (
      select * from point_rules p
      where p.key = f.rule_key and p.effective_from <= f.fact_on
        and not exists (select from point_rule_withdrawals w where w.rule_key = p.key and w.version = p.version)
      order by p.effective_from desc, p.version desc limit 1
    ) r on true
  )`

const sameFact = sql`e.source_type = f.source_type and e.source_id = f.source_id and e.rule_key = f.rule_key
  and e.subject = 'm:' || f.member_id and e.reversal_of is null`

/** Raises what the rule has given, if day, month and year all allow; the row is the turnstile for two at once. */
const usageCte = sql`
  point_usage_raised as (
    insert into point_usage as u (member_id, rule_key, party_year, used, days, months)
    select member_id, rule_key, party_year, delta, jsonb_build_object(day_key, delta), jsonb_build_object(month_key, delta)
    from point_judged
    where refused is null and delta <= coalesce(least(day_cap, month_cap, year_cap), delta)
    order by member_id, rule_key
    on conflict (member_id, rule_key, party_year) do update
    set (used, days, months) = (
      select u.used + j.delta,
        u.days || jsonb_build_object(j.day_key, coalesce((u.days ->> j.day_key)::int, 0) + j.delta),
        u.months || jsonb_build_object(j.month_key, coalesce((u.months ->> j.month_key)::int, 0) + j.delta)
      from point_judged j where j.member_id = u.member_id and j.rule_key = u.rule_key and j.party_year = u.party_year
    )
    where exists (
      select from point_judged j
      where j.member_id = u.member_id and j.rule_key = u.rule_key and j.party_year = u.party_year
        and (j.year_cap is null or u.used + j.delta <= j.year_cap)
        and (j.month_cap is null or coalesce((u.months ->> j.month_key)::int, 0) + j.delta <= j.month_cap)
        and (j.day_cap is null or coalesce((u.days ->> j.day_key)::int, 0) + j.delta <= j.day_cap)
    )
    returning u.member_id, u.rule_key, u.party_year
  )`

const entryCte = sql`
  entry as (
    insert into point_ledger (
      id, subject, member_id, rule_key, rule_version, source_type, source_id, attempt, delta, title, fact_on, party_year,
      org_id, provisional, note, entered_by, entered_at
    )
    select j.entry_id, j.subject, j.member_id, j.rule_key, j.rule_version, j.source_type, j.source_id, j.attempt, j.delta, j.title, j.fact_on, j.party_year,
      j.org_id, j.provisional, j.note, j.entered_by, j.entered_at
    from point_judged j
    join point_usage_raised using (member_id, rule_key, party_year)
    order by j.member_id, j.rule_key
    returning *
  )`

const balanceCte = sql`
  point_balance_raised as (
    insert into point_balances as b (subject, party_year, balance)
    select subject, party_year, sum(delta)::int from entry group by subject, party_year order by subject, party_year
    on conflict (subject, party_year) do update set balance = b.balance + excluded.balance
  )`

const outcomeCte = sql`
  award_outcome as (
    select j.member_id, j.source_id, e.id as entry_id, e.delta, e.title, e.rule_version, e.provisional,
      case when e.id is null then coalesce(j.refused, 'capped') end as reason
    from point_judged j left join entry e on e.id = j.entry_id
  )`
