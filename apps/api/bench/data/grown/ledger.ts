import { defaultRules } from '@ejia/domain/points'
import { branches, firstYear, lastDay, memberCount } from './hospital'
import type { Loader } from './load'

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** The rules a fresh system starts with, without their caps: a million rows for 877 members would not fit under them. */
const rules = `
  insert into point_rules (key, version, name, explanation, category, delta, exempt, effective_from, created_at) values
  ${defaultRules.map((rule) => `(${quoted(rule.key)}, 1, ${quoted(rule.name)}, ${quoted(rule.explanation)}, '${rule.category}', ${rule.delta * 10}, '{}', '${firstYear}-01-01', timestamptz '${firstYear}-01-01')`).join(',\n  ')}`

const ruleKeys = `(array[${defaultRules.map(({ key }) => quoted(key)).join(', ')}])`
const orgOfMember = `(${branches.first} + (m * 7) % ${branches.last - branches.first + 1})`

/** Of a hundred entries one is taken back a day later, by a row of its own. */
const entries = (from: number, to: number, total: number): string => `
  with given as (
    select n, m, bench_id('entry', n) as id, 'm:' || bench_id('member', m) as subject, bench_id('member', m) as member_id, ${orgOfMember} as org_id,
      r.key, r.delta, r.name, day, case when r.key = 'study.completed' then 'study_completion' else 'attendance' end as source_type
    from (
      select n, 1 + (n * 613) % ${memberCount} as m, ${ruleKeys}[1 + bench_pick('rule', n, ${defaultRules.length})] as rule_key,
        date '${firstYear}-01-01' + ((date '${lastDay}' - date '${firstYear}-01-01') * (n::float8 / ${total}))::int as day
      from generate_series(${from}, ${to}) as n
    ) as facts join point_rules r on r.key = rule_key
  )
  insert into point_ledger (id, subject, member_id, rule_key, rule_version, source_type, source_id, attempt, delta, title, fact_on, party_year, org_id, provisional,
    reversal_of, note, entered_by, entered_at)
  select id, subject, member_id, key, 1, source_type, bench_id('source', n)::text, 1, delta, name, day, extract(year from day)::int, org_id, source_type = 'attendance',
    null::uuid, '', null::uuid, (day + time '18:00') at time zone 'Asia/Shanghai' + n % 3600 * interval '1 second'
  from given
  union all
  select bench_id('back', n), subject, member_id, key, 1, 'reversal', id::text, 1, -delta, name, day, extract(year from day)::int, org_id, false,
    id, '误记', bench_id('account', org_id), (day + 1 + time '09:00') at time zone 'Asia/Shanghai'
  from given where n % 100 = 0`

/** Lists are confirmed two days later; those of the last two weeks still wait. */
const confirmations = `
  insert into point_confirmations (entry_id, confirmed_at, confirmed_by)
  select e.id, e.entered_at + interval '2 days', bench_id('account', e.org_id) from point_ledger e
  where e.provisional and e.fact_on <= date '${lastDay}' - 14 and not exists (select from point_ledger back where back.reversal_of = e.id)`

const balances = `insert into point_balances (subject, party_year, balance) select subject, party_year, sum(delta) from point_ledger group by 1, 2`

const usage = `
  with days as (
    select member_id, rule_key, party_year, to_char(fact_on, 'YYYY-MM-DD') as day, sum(delta)::int as delta from point_ledger group by 1, 2, 3, 4
  ), months as (
    select member_id, rule_key, party_year, left(day, 7) as month, sum(delta)::int as delta from days group by 1, 2, 3, 4
  ), by_day as (
    select member_id, rule_key, party_year, sum(delta)::int as used, jsonb_object_agg(day, delta) as days from days group by 1, 2, 3
  ), by_month as (
    select member_id, rule_key, party_year, jsonb_object_agg(month, delta) as months from months group by 1, 2, 3
  )
  insert into point_usage (member_id, rule_key, party_year, used, days, months)
  select member_id, rule_key, party_year, used, days, months from by_day join by_month using (member_id, rule_key, party_year)`

/** Entries of every member, rule and year; with them what follows from them: confirmations, balances, usage. */
export async function fillLedger({ run, runAtOnce, withoutIndexes, say }: Loader, total: number): Promise<void> {
  await run(rules)
  const given = Math.round(total / 1.01)
  await withoutIndexes('point_ledger', async () => {
    const half = Math.floor(given / 2)
    await runAtOnce([entries(1, half, given), entries(half + 1, given, given)])
  })
  say(`${total} rows of the ledger`)
  await run(confirmations)
  await runAtOnce([balances, usage])
  say('confirmations, balances, usage')
}
