import { sql } from 'drizzle-orm'
import type { Check } from '../../audit'

/** A balance is the sum of its ledger rows, whatever they are; a row without a ledger and a ledger without a row differ too. */
const balances = sql`
  select subject || ' ' || party_year as id, b.balance::text as stored, s.sum::text as recomputed
  from point_balances b
  full join (select subject, party_year, sum(delta) as sum from point_ledger group by subject, party_year) s using (subject, party_year)
  where b.balance is distinct from s.sum`

/**
 * Usage is what the rule gave and did not take back: a reversal has the day of its entry and the opposite amount. A row or a
 * day of nought is no difference: whoever asked and got nothing leaves one.
 */
const used = sql`
  select member_id || ' ' || rule_key || ' ' || party_year as id, u.used::text as stored, s.sum::text as recomputed
  from point_usage u
  full join (
    select member_id, rule_key, party_year, sum(delta) as sum from point_ledger where member_id is not null group by member_id, rule_key, party_year
  ) s using (member_id, rule_key, party_year)
  where coalesce(u.used, 0) <> coalesce(s.sum, 0)`

const parts = (column: 'days' | 'months', pattern: 'YYYY-MM-DD' | 'YYYY-MM') => sql`
  select member_id || ' ' || rule_key || ' ' || party_year || ' ' || part as id, k.kept::text as stored, s.sum::text as recomputed
  from (
    select member_id, rule_key, party_year, key as part, value::int as kept
    from point_usage cross join lateral jsonb_each_text(${sql.identifier(column)}) where value <> '0'
  ) k
  full join (
    select member_id, rule_key, party_year, to_char(fact_on, ${pattern}) as part, sum(delta) as sum
    from point_ledger where member_id is not null group by 1, 2, 3, 4 having sum(delta) <> 0
  ) s using (member_id, rule_key, party_year, part)
  where k.kept is distinct from s.sum`

export const sumChecks = [
  { what: 'balance', find: balances },
  { what: 'usage_year', find: used },
  { what: 'usage_month', find: parts('months', 'YYYY-MM') },
  { what: 'usage_day', find: parts('days', 'YYYY-MM-DD') },
] as const satisfies readonly Check[]
