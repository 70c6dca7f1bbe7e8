import { isCasewiseRule, manualRules } from '@ejia/domain/points'
import { sql, type SQL } from 'drizzle-orm'
import type { Check } from '../../audit'
import { stands, surelyThere } from './in-force.fragment'

/** Versions are numbered from 1, begin no earlier than the day they were made, and are called off only before they begin. */
const versions = sql`
  select key as id, string_agg(version::text, ',' order by version) as stored, '1..' || count(*) as recomputed
  from point_rules group by key having min(version) <> 1 or max(version) <> count(*)
  union all
  select key || ' ' || version, effective_from::text, (created_at at time zone 'Asia/Shanghai')::date::text
  from point_rules where created_by is not null and effective_from < (created_at at time zone 'Asia/Shanghai')::date
  union all
  select w.rule_key || ' ' || w.version, w.withdrawn_at::text, r.effective_from::text
  from point_rule_withdrawals w join point_rules r on r.key = w.rule_key and r.version = w.version
  where (w.withdrawn_at at time zone 'Asia/Shanghai')::date >= r.effective_from`

/** Days, keys and versions are few, however many entries there are. */
const combinations = sql`
  select rule_key, rule_version, fact_on, max(entered_at) as entered_at, (array_agg(id order by entered_at desc))[1] as id
  from point_ledger where reversal_of is null group by rule_key, rule_version, fact_on`

const inForce = sql`
  select e.id::text, e.rule_key || ' ' || e.rule_version as stored, e.rule_key || ' ' || better.version as recomputed
  from (${combinations}) e
  left join point_rules r on r.key = e.rule_key and r.version = e.rule_version and r.effective_from <= e.fact_on and ${stands(sql`r`)}
  left join lateral (
    select b.version from point_rules b
    where b.key = e.rule_key and b.effective_from <= e.fact_on and ${stands(sql`b`)} and ${surelyThere(sql`b`, sql`e.entered_at`)}
    order by b.effective_from desc, b.version desc limit 1
  ) better on true
  where r.key is null or exists (
    select from point_rules b where b.key = r.key and b.version = better.version and (b.effective_from, b.version) > (r.effective_from, r.version)
  )`

const casewise = manualRules.map(({ key }) => key).filter(isCasewiseRule)

/** The rule's own amount; where it is set case by case, on the same side of nought and no more. */
const amounts = sql`
  select e.id::text, e.delta::text as stored, r.delta::text as recomputed
  from point_ledger e join point_rules r on r.key = e.rule_key and r.version = e.rule_version
  where e.reversal_of is null and e.source_type <> 'manual' and e.delta <> r.delta
    and not (e.source_type = 'appeal' and e.rule_key in ${casewise} and sign(e.delta) = sign(r.delta) and abs(e.delta) <= abs(r.delta))`

/**
 * Caps hold by the version in force on the day of each fact. Entries may have come in any order; but whichever of those with
 * a cap of at most c came last saw all others that stand, so together they are no more than c. Deductions made room, even
 * if they were taken back later.
 */
const caps: SQL = sql`
  with given as (
    select e.member_id, e.rule_key, e.rule_version, e.fact_on, e.party_year,
      coalesce(sum(e.delta) filter (where e.delta > 0 and back.id is null), 0) as given, coalesce(sum(e.delta) filter (where e.delta < 0), 0) as taken
    from point_ledger e left join point_ledger back on back.reversal_of = e.id
    where e.reversal_of is null and e.member_id is not null
    group by 1, 2, 3, 4, 5
  ), by_cap as (
    select g.member_id, g.rule_key, p.period, p.cap, sum(g.given) as given, sum(g.taken) as taken
    from given g join point_rules r on r.key = g.rule_key and r.version = g.rule_version
    cross join lateral (values
      (to_char(g.fact_on, 'YYYY-MM-DD'), r.day_cap), (to_char(g.fact_on, 'YYYY-MM'), r.month_cap), (g.party_year::text, r.year_cap)
    ) as p (period, cap)
    where p.cap is not null or g.taken < 0
    group by 1, 2, 3, 4
  ), summed as (
    select member_id, rule_key, period, cap,
      sum(given) over (partition by member_id, rule_key, period order by cap nulls last) + sum(taken) over (partition by member_id, rule_key, period) as sum
    from by_cap
  )
  select member_id || ' ' || rule_key || ' ' || period as id, sum::text as stored, '<= ' || cap as recomputed from summed where sum > cap`

export const ruleChecks = [
  { what: 'rule_versions', find: versions },
  { what: 'rule_in_force', find: inForce },
  { what: 'amount', find: amounts },
  { what: 'cap', find: caps },
] as const satisfies readonly Check[]
