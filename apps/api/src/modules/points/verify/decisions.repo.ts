import { sql } from 'drizzle-orm'
import type { Check } from '../../audit'

/** An approved proposal gave each of its members what it says, or says why not; any other gave nothing. */
const proposals = sql`
  select p.id || ' ' || m.member_id as id, e.delta::text as stored, case when p.state = 'approved' and m.skipped is null then p.amount::text end as recomputed
  from award_proposals p join award_proposal_members m on m.proposal_id = p.id
  left join point_ledger e on e.source_type = 'manual' and e.source_id = p.id::text and e.member_id = m.member_id and e.reversal_of is null
  where (e.id is not null) <> (p.state = 'approved' and m.skipped is null)
    or e.id is not null and (e.rule_key, e.delta, e.fact_on, e.org_id) is distinct from (p.rule_key, p.amount, p.fact_on, m.org_id)
  union all
  select e.id::text, e.delta::text, null
  from point_ledger e
  where e.source_type = 'manual' and not exists (
    select from award_proposals p join award_proposal_members m on m.proposal_id = p.id where p.id::text = e.source_id and m.member_id = e.member_id
  )`

/**
 * An appeal that was upheld points at what it took back and gave, or at what a restored row gave again where it was against
 * the strike; nothing else was given in the name of an appeal.
 */
const appeals = sql`
  select a.id::text, concat_ws(' ', a.state, a.reversal_id, a.award_id) as stored, concat_ws(' ', back.id, coalesce(given.id, again.id)) as recomputed
  from point_appeals a
  left join point_ledger back on back.id = a.reversal_id and back.reversal_of = a.entry_id and back.member_id = a.member_id
  left join point_ledger given on given.source_type = 'appeal' and given.source_id = a.id::text and given.reversal_of is null
  left join point_ledger again on again.id = a.award_id and again.source_type = 'attendance' and again.reversal_of is null and exists (
    select from point_ledger strike join point_ledger struck on struck.id = strike.reversal_of
    where strike.id = a.entry_id and (struck.source_type, struck.source_id, struck.subject) = (again.source_type, again.source_id, again.subject)
  )
  where a.reversal_id is distinct from back.id or a.award_id is distinct from coalesce(given.id, again.id)
    or (a.state = 'upheld') <> (a.reversal_id is not null or a.award_id is not null)
    or given.id is not null and (given.member_id, given.fact_on) is distinct from (a.member_id, a.fact_on)
  union all
  select e.id::text, e.delta::text, null from point_ledger e
  where e.source_type = 'appeal' and not exists (select from point_appeals a where a.award_id = e.id)`

/** What was taken back by itself, not with its fact, has an appeal or a line of the audit behind it. */
export const takenBackByHand = sql`
  select back.reversal_of as entry_id
  from point_ledger back
  where back.reversal_of is not null and (
    exists (select from point_appeals a where a.reversal_id = back.id)
    or exists (select from audit_lines l where l.subject_type = 'point_entry' and l.subject_id = back.reversal_of::text and l.action = 'points.reverse')
  )`

/** An attendance is struck, and takes its entry with it; what anything else gave is taken back by hand alone. */
const unfounded = sql`
  select back.id::text, back.delta::text as stored, null as recomputed
  from point_ledger back join point_ledger e on e.id = back.reversal_of
  where e.source_type <> 'attendance' and not exists (select from (${takenBackByHand}) by_hand where by_hand.entry_id = e.id)`

export const decisionChecks = [
  { what: 'proposal', find: proposals },
  { what: 'appeal', find: appeals },
  { what: 'reversal_unfounded', find: unfounded },
] as const satisfies readonly Check[]
