import { sql, type SQL } from 'drizzle-orm'
import { rememberedCte } from '../../../lib/idempotency'
import { auditCte } from '../../audit'
import { awardCtes } from '../../points'

/** Columns of an entry in the statement's only parameter, beyond those that say whose it is. */
export const entryColumns = sql.raw(`
  attendance_id uuid, event_id uuid, ledger_id uuid, activity_id uuid, way text, capture text, pending boolean, awards boolean,
  occurred_at timestamptz, fact_on date, recorded_at timestamptz, account_id uuid, device_hash text, reason text,
  key text, route text, request_hash text`)

/** Who may be let in, and on which terms. */
export interface Admission {
  /** CTEs of which the last is `input`: entries with their `member_id`, at most one per member. */
  input: SQL
  /** What must hold of an entry `i` of `input` and its activity `held`, beyond that it is open. */
  terms: SQL
}

/**
 * Attendance, its first event, points, usage, balance, audit and the remembered answer: one statement, one commit
 * (ADR 0003). Comes back with the entries that were new.
 *
 * The activity is held in share mode: entries do not wait for each other, confirming the list waits for entries under
 * way, and an entry that waited for the confirmation sees that the list is closed.
 */
export const recordStatement = ({ input, terms }: Admission): SQL => sql`
  with ${input}, ${heldCte}, ${admittedCte(terms)}, ${attendanceCte}, ${eventCte}, ${factCte},
  ${awardCtes({ fact: 'attendance_fact', closedYearsToo: false, newFacts: true })},
  ${lineCte}, ${auditCte('attendance_line')}, ${answerCte}, ${rememberedCte('check_in_answer')}
  select attendance_id, kind, answer, pg_current_xact_id()::text as xid, ${excused} as excused from check_in_answer`

const heldCte = sql`
  held as (
    select id, org_id, kind, title, sign_up_mode, check_in_opens_at, check_in_closes_at from activities
    where id in (select activity_id from input) and state = 'open'
    order by id for share
  )`

const admittedCte = (terms: SQL): SQL => sql`
  admitted as (
    select i.*, held.org_id, held.kind, held.title from input i
    cross join lateral (select held.org_id, held.kind, held.title from held where held.id = i.activity_id and ${terms} limit 1) as held
  )`

const attendanceCte = sql`
  attended as (
    insert into attendances (id, activity_id, member_id)
    select attendance_id, activity_id, member_id from admitted
    order by member_id, activity_id
    on conflict (activity_id, member_id) do nothing
    returning id
  ),
  fresh as (
    select admitted.* from attended join admitted on admitted.attendance_id = attended.id
  )`

const eventCte = sql`
  evented as (
    insert into attendance_events (id, attendance_id, seq, kind, way, capture, pending, occurred_at, recorded_at, account_id, device_hash, reason)
    select event_id, attendance_id, 1, 'recorded', way, capture, pending, occurred_at, recorded_at, account_id, device_hash, reason from fresh
  )`

/** What points are judged by: the standing the roster was frozen with. */
const factCte = sql`
  attendance_fact as (
    select f.ledger_id as entry_id, f.member_id, 'attendance.' || f.kind as rule_key, 'attendance' as source_type, f.attendance_id::text as source_id,
      1 as attempt, f.title, f.fact_on, r.org_id, r.service = 'retired' as retired, r.away, r.status in ('probationary', 'full') as party_member,
      true as provisional, '' as note, null::uuid as entered_by, f.recorded_at as entered_at
    from fresh f cross join lateral (
      select * from activity_roster where activity_roster.activity_id = f.activity_id and activity_roster.member_id = f.member_id limit 1
    ) as r
    where f.awards
  )`

const lineCte = sql`
  attendance_line as (
    select recorded_at as at, account_id::text as account_id, 'activities.record_attendance' as action, 'attendance' as subject_type,
      attendance_id::text as subject_id, org_id, jsonb_build_object('activityId', activity_id, 'memberId', member_id, 'way', way, 'pending', pending) as detail
    from fresh
  )`

/** Colons in quotes: pgbench, which runs the statement too, would take a bare one with a word for a variable. */
const isoFormat = 'YYYY-MM-DD"T"HH24":"MI":"SS.MS"Z"'

const answerCte = sql`
  check_in_answer as (
    select f.activity_id, f.member_id, f.attendance_id, f.kind, f.account_id::text as account_id, f.key, f.route, f.request_hash, 200 as status, f.recorded_at as created_at,
      jsonb_build_object(
        'already', false,
        'attendance', jsonb_build_object(
          'state', case when f.pending then 'pending' else 'present' end, 'way', f.way,
          'at', to_char(f.occurred_at at time zone 'UTC', ${isoFormat})
        ),
        'points', case when o.entry_id is not null then jsonb_build_object(
          'entryId', o.entry_id, 'delta', o.delta / 10.0, 'title', o.title, 'ruleVersion', o.rule_version, 'pending', o.provisional
        ) end,
        'noPointsReason', case when not f.awards then 'after_confirmation' else o.reason end
      ) as answer
    from fresh f left join award_outcome o on o.source_id = f.attendance_id::text
  )`

/** Had leave and came after all. */
const excused = sql`exists (
  select from activity_leaves l where l.activity_id = check_in_answer.activity_id and l.member_id = check_in_answer.member_id and l.state = 'granted')`
