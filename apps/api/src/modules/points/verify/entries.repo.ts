import { roleCan, roles } from '@ejia/domain/roles'
import { sql } from 'drizzle-orm'
import type { Check } from '../../audit'
import { margin } from './clock.fragment'

const subjects = sql`
  select id::text, subject as stored, coalesce('m:' || member_id, 'o:' || subject_org_id) as recomputed
  from point_ledger where subject is distinct from coalesce('m:' || member_id, 'o:' || subject_org_id)`

/** The day is a day of Shanghai already; its party year is that calendar year. */
const years = sql`
  select id::text, party_year::text as stored, extract(year from fact_on)::text as recomputed
  from point_ledger where party_year <> extract(year from fact_on)`

/** Back to back with its entry in everything but the amount, and never twice. */
const reversals = sql`
  select back.id::text, concat_ws(' ', back.subject, back.delta) as stored, concat_ws(' ', e.subject, -e.delta) as recomputed
  from point_ledger back left join point_ledger e on e.id = back.reversal_of
  where back.reversal_of is not null and (
      e.id is null or e.reversal_of is not null or back.source_type <> 'reversal' or back.source_id <> e.id::text or back.provisional
      or (back.subject, back.delta, back.rule_key, back.rule_version, back.attempt, back.fact_on, back.party_year, back.org_id)
        is distinct from (e.subject, -e.delta, e.rule_key, e.rule_version, e.attempt, e.fact_on, e.party_year, e.org_id)
    ) or back.reversal_of is null and back.source_type = 'reversal'
  union all
  select reversal_of::text, count(*)::text, '1' from point_ledger where reversal_of is not null group by reversal_of having count(*) > 1`

/** Tries of one fact are numbered from 1; all but the last were taken back. */
const attempts = sql`
  select concat_ws(' ', rule_key, source_type, source_id, subject) as id, string_agg(attempt::text, ',' order by attempt) as stored,
    '1..' || count(*) as recomputed
  from point_ledger where reversal_of is null
  group by rule_key, source_type, source_id, subject
  having min(attempt) <> 1 or max(attempt) <> count(*) or count(distinct attempt) <> count(*)`

/** One fact gives once, by one rule. */
const standing = sql`
  select concat_ws(' ', e.source_type, e.source_id, e.subject) as id, count(*)::text as stored, '1' as recomputed
  from point_ledger e left join point_ledger back on back.reversal_of = e.id
  where e.reversal_of is null and back.id is null
  group by e.source_type, e.source_id, e.subject having count(*) > 1
  union all
  select concat_ws(' ', e.source_type, e.source_id, e.subject), e.attempt::text, later.attempt::text
  from point_ledger later join point_ledger e using (rule_key, source_type, source_id, subject)
  left join point_ledger back on back.reversal_of = e.id
  where later.attempt > 1 and later.reversal_of is null and e.reversal_of is null and e.attempt < later.attempt and back.id is null`

const officeRoles = roles.filter((role) => roleCan(role, 'points.manage'))

/** Whoever posts to a closed year says why, and is of the committee office at the root. */
const closedYears = sql`
  select e.id::text, concat_ws(' ', e.entered_by, nullif(btrim(e.note), '')) as stored, null as recomputed
  from point_ledger e join point_years y on y.year = e.party_year and e.entered_at > y.closed_at + ${margin}
  where btrim(e.note) = '' or not exists (
    select from role_grants g join orgs o on o.id = g.org_id and o.parent_id is null
    where g.account_id = e.entered_by and g.role in ${officeRoles}
      and g.granted_at <= e.entered_at + ${margin} and (g.revoked_at is null or g.revoked_at >= e.entered_at - ${margin})
  )`

/** Only what an attendance gave waits for a list, and only what waited is confirmed. */
const provisional = sql`
  select e.id::text, 'provisional' as stored, null as recomputed from point_ledger e where e.provisional and e.source_type <> 'attendance'
  union all
  select c.entry_id::text, 'confirmed', null from point_confirmations c join point_ledger e on e.id = c.entry_id where not e.provisional`

export const entryChecks = [
  { what: 'entry_subject', find: subjects },
  { what: 'entry_year', find: years },
  { what: 'reversal', find: reversals },
  { what: 'attempts', find: attempts },
  { what: 'standing_twice', find: standing },
  { what: 'closed_year', find: closedYears },
  { what: 'provisional', find: provisional },
] as const satisfies readonly Check[]
