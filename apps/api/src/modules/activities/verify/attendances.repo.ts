import { sql, type SQL } from 'drizzle-orm'
import type { Check } from '../../audit'
import { takenBackByHand, unexplained } from '../../points'

/** Every attendance as its events leave it, with what points are judged by. `at_once`: the scan itself gave the points. */
const attended = sql`
  select a.id, a.id::text as source_id, a.member_id, a.activity_id, act.state as activity, 'attendance.' || act.kind as rule_key,
    (first.occurred_at at time zone 'Asia/Shanghai')::date as fact_on, greatest(latest.recorded_at, act.confirmed_at) as tried_at,
    case when latest.kind = 'voided' then 'void' when latest.pending then 'pending' else 'present' end as state,
    latest.way = 'self_scan' and latest.capture is distinct from 'picture' and not first.pending as at_once,
    r.org_id, r.service = 'retired' as retired, r.away, r.status in ('probationary', 'full') as party_member
  from attendances a
  join activities act on act.id = a.activity_id
  join activity_roster r on r.activity_id = a.activity_id and r.member_id = a.member_id
  join attendance_events first on first.attendance_id = a.id and first.seq = 1
  join (select distinct on (attendance_id) * from attendance_events order by attendance_id, seq desc) latest on latest.attendance_id = a.id`

/** Points are due: at once, or when the list was confirmed. */
const isDue = sql`(a.state = 'present' and (a.activity = 'confirmed' or a.activity = 'open' and a.at_once))`

/** What attendances gave, with what took it back. */
const given = sql`
  select e.*, back.id as back_id, back.entered_at as back_at from point_ledger e left join point_ledger back on back.reversal_of = e.id
  where e.source_type = 'attendance' and e.reversal_of is null`

/** Recorded once and first; struck and restored by turns; accepted only while it waits to be verified. */
const events = sql`
  select attendance_id || ' ' || seq as id, concat_ws(' ', kind, pending) as stored, 'after ' || coalesce(before || ' ' || before_pending, 'nothing') as recomputed
  from (
    select e.*, row_number() over w as place, lag(kind) over w as before, lag(pending) over w as before_pending, lag(occurred_at) over w as before_at
    from attendance_events e window w as (partition by attendance_id order by seq)
  ) as one
  where seq <> place or (seq = 1) <> (kind = 'recorded') or occurred_at <> before_at
    or (kind = 'voided' and before = 'voided') or (kind = 'restored' and before <> 'voided')
    or (kind = 'accepted' and (pending or before = 'voided' or not before_pending)) or (kind in ('voided', 'restored') and pending <> before_pending)
  union all
  select a.id::text, null, 'recorded' from attendances a where not exists (select from attendance_events e where e.attendance_id = a.id)`

const offRoster = sql`
  select a.id::text, act.state as stored, 'on the roster' as recomputed
  from attendances a join activities act on act.id = a.activity_id
  left join activity_roster r on r.activity_id = a.activity_id and r.member_id = a.member_id
  where r.member_id is null or act.state = 'draft'`

const disagreeing = sql`
  select e.id::text, concat_ws(' ', e.member_id, e.rule_key, e.fact_on, e.org_id) as stored, concat_ws(' ', a.member_id, a.rule_key, a.fact_on, a.org_id) as recomputed
  from point_ledger e left join (${attended}) a on a.source_id = e.source_id
  where e.source_type = 'attendance' and e.reversal_of is null
    and (e.member_id, e.rule_key, e.fact_on, e.org_id) is distinct from (a.member_id, a.rule_key, a.fact_on, a.org_id)`

const undue = sql`
  select e.id::text, e.delta::text as stored, concat_ws(' ', a.state, a.activity) as recomputed
  from (${given}) e join (${attended}) a on a.source_id = e.source_id
  where e.back_id is null and not ${isDue}`

const exempt = sql`
  select e.id::text, e.delta::text as stored, array_to_string(r.exempt, ',') as recomputed
  from (${given}) e join (${attended}) a on a.source_id = e.source_id
  join point_rules r on r.key = e.rule_key and r.version = e.rule_version
  where (a.retired and 'retired' = any (r.exempt)) or (a.away and 'away' = any (r.exempt)) or (not a.party_member and 'not_yet_member' = any (r.exempt))`

/** Due, without an entry that stands or that somebody took back by hand, and without a reason in the rules. */
const missing: SQL = unexplained(sql`
  select a.source_id as id, a.member_id, a.rule_key, a.fact_on, a.tried_at, a.tried_at as until, a.retired, a.away, a.party_member from (${attended}) a
  where ${isDue} and not exists (
    select from (${given}) e left join (${takenBackByHand}) by_hand on by_hand.entry_id = e.id
    where e.source_id = a.source_id and (e.back_id is null or by_hand.entry_id is not null)
  )`, { closable: false })

/** An entry is taken back with its attendance or its activity, in one moment with it, or else by hand. */
const takenBack = sql`
  select e.id::text, e.back_at::text as stored, null as recomputed
  from (${given}) e join attendances a on a.id::text = e.source_id join activities act on act.id = a.activity_id
  where e.back_id is not null and act.cancelled_at is distinct from e.back_at
    and not exists (select from attendance_events v where v.attendance_id = a.id and v.kind = 'voided' and v.recorded_at = e.back_at)
    and not exists (select from (${takenBackByHand}) by_hand where by_hand.entry_id = e.id)`

const confirmations = sql`
  select e.id::text, case when c.entry_id is null then 'provisional' else 'confirmed' end as stored, a.activity as recomputed
  from (${given}) e join (${attended}) a on a.source_id = e.source_id left join point_confirmations c on c.entry_id = e.id
  where e.provisional and (c.entry_id is not null and a.activity <> 'confirmed' or c.entry_id is null and e.back_id is null and a.activity = 'confirmed')`


export const attendanceChecks = [
  { what: 'attendance_events', find: events },
  { what: 'attendance_roster', find: offRoster },
  { what: 'attendance_entry', find: disagreeing },
  { what: 'attendance_undue', find: undue },
  { what: 'attendance_exempt', find: exempt },
  { what: 'attendance_unpaid', find: missing },
  { what: 'attendance_taken_back', find: takenBack },
  { what: 'attendance_confirmation', find: confirmations },
] as const satisfies readonly Check[]
