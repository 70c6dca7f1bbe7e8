import { sql } from 'drizzle-orm'
import type { Check } from '../audit'
import { margin, unexplained } from '../points'

/** Readings that were completed, with the standing of the reader where it has not changed since. */
const completed = sql`
  select c.item_id::text as source_id, c.member_id, 'study.completed' as rule_key, c.org_id, c.completed_at as tried_at,
    (c.completed_at at time zone 'Asia/Shanghai')::date as fact_on,
    case when changed.since then null else m.service = 'retired' end as retired, m.away, m.status in ('probationary', 'full') as party_member
  from study_completions c join members m on m.id = c.member_id
  cross join lateral (select m.updated_at > c.completed_at - ${margin} as since) changed`

const completions = sql`
  select c.item_id || ' ' || c.member_id as id, c.party_year::text as stored, extract(year from c.completed_at at time zone 'Asia/Shanghai')::text as recomputed
  from study_completions c left join study_sessions s on s.id = c.session_id
  where c.party_year <> extract(year from c.completed_at at time zone 'Asia/Shanghai')
    or (s.item_id, s.member_id) is distinct from (c.item_id, c.member_id) or s.opened_at > c.completed_at`

const disagreeing = sql`
  select e.id::text, concat_ws(' ', e.rule_key, e.fact_on, e.org_id) as stored, concat_ws(' ', c.rule_key, c.fact_on, c.org_id) as recomputed
  from point_ledger e left join (${completed}) c on c.source_id = e.source_id and c.member_id = e.member_id
  where e.source_type = 'study_completion' and (e.rule_key, e.fact_on, e.org_id) is distinct from (c.rule_key, c.fact_on, c.org_id)`

/**
 * What was given and taken back by hand was given all the same. A demonstration reads item by item, not day by day: who
 * reached a cap in the end got what the cap allows.
 */
const missing = unexplained(sql`
  select c.source_id || ' ' || c.member_id as id, c.member_id, c.rule_key, c.fact_on, c.tried_at, 'infinity'::timestamptz as until, c.retired, c.away, c.party_member from (${completed}) c
  where not exists (select from point_ledger e where e.source_type = 'study_completion' and e.source_id = c.source_id and e.member_id = c.member_id)`, { closable: true })

const lines = sql`
  select concat_ws(' ', item, member) as id, l.n::text as stored, c.n::text as recomputed
  from (
    select subject_id as item, detail ->> 'memberId' as member, count(*) as n from audit_lines
    where subject_type = 'study_item' and action = 'study.complete' group by 1, 2
  ) l
  full join (select item_id::text as item, member_id::text as member, 1 as n from study_completions) c using (item, member)
  where l.n is distinct from c.n`

export const studyChecks = [
  { what: 'study_completion', find: completions },
  { what: 'study_entry', find: disagreeing },
  { what: 'study_unpaid', find: missing },
  { what: 'study_line', find: lines },
] as const satisfies readonly Check[]
