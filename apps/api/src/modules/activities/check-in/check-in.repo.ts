import type { AttendanceWay, Capture } from '@ejia/domain/activities'
import { sql, type SQL } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { rememberedCte } from '../../../lib/idempotency'
import { auditCte } from '../../audit'
import { awardCtes } from '../../points'

/** One entry as the check-in statement reads it. */
export interface EntryRow {
  attendance_id: string
  event_id: string
  ledger_id: string
  activity_id: string
  member_id: string
  way: AttendanceWay
  capture: Capture | null
  /** 待核实 */
  pending: boolean
  /** Points at once; otherwise they wait for the confirmed list. */
  awards: boolean
  occurred_at: Date
  /** Day of `occurred_at` in Asia/Shanghai. */
  fact_on: string
  recorded_at: Date
  account_id: string | null
  device_hash: string | null
  reason: string
  /** Idempotency key, its route and request hash, when the phone sent one. */
  key: string | null
  route: string | null
  request_hash: string | null
}

/** The answer as it is remembered; the headcount is counted anew each time. */
export interface RecordedAnswer {
  already: boolean
  attendance: { state: 'present' | 'pending' | 'void'; way: AttendanceWay; at: string }
  points: { entryId: string; delta: number; title: string; ruleVersion: number; pending: boolean } | null
  noPointsReason: 'after_confirmation' | 'capped' | 'exempt' | 'no_rule' | 'year_closed' | null
}

export interface Recorded extends Record<string, unknown> {
  attendance_id: string
  answer: RecordedAnswer
}

/**
 * Attendance, its first event, points, usage, balance, audit and the remembered answer: one statement, one commit
 * (ADR 0003). Comes back with the entries that were new; one that is missing was there before, or its activity is not open
 * any more. At most one entry per member.
 *
 * The activity is held in share mode: entries do not wait for each other, confirming the list waits for entries under way,
 * and an entry that waited for the confirmation sees that the list is closed.
 */
export async function recordEntries(db: Executor, entries: readonly EntryRow[]): Promise<Recorded[]> {
  const { rows } = await db.execute<Recorded>(sql`
    with ${inputCte(entries)}, ${heldCte}, ${attendanceCte}, ${eventCte}, ${factCte},
    ${awardCtes({ fact: 'attendance_fact', closedYearsToo: false })},
    ${lineCte}, ${auditCte('attendance_line')}, ${answerCte}, ${rememberedCte('check_in_answer')}
    select attendance_id, answer from check_in_answer`)
  return rows
}

const inputCte = (entries: readonly EntryRow[]): SQL => sql`
  input as (
    select * from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as i (
      attendance_id uuid, event_id uuid, ledger_id uuid, activity_id uuid, member_id uuid, way text, capture text, pending boolean, awards boolean,
      occurred_at timestamptz, fact_on date, recorded_at timestamptz, account_id uuid, device_hash text, reason text,
      key text, route text, request_hash text
    )
  )`

const heldCte = sql`
  held as (
    select id, org_id, kind, title from activities
    where id in (select activity_id from input) and state = 'open'
    order by id for share
  )`

const attendanceCte = sql`
  attended as (
    insert into attendances (id, activity_id, member_id)
    select i.attendance_id, i.activity_id, i.member_id from input i join held on held.id = i.activity_id
    order by i.member_id, i.activity_id
    on conflict (activity_id, member_id) do nothing
    returning id
  ),
  fresh as (
    select i.*, held.org_id, held.kind, held.title
    from attended join input i on i.attendance_id = attended.id join held on held.id = i.activity_id
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
    from fresh f join activity_roster r on r.activity_id = f.activity_id and r.member_id = f.member_id
    where f.awards
  )`

const lineCte = sql`
  attendance_line as (
    select recorded_at as at, account_id::text as account_id, 'activities.record_attendance' as action, 'attendance' as subject_type,
      attendance_id::text as subject_id, org_id, jsonb_build_object('activityId', activity_id, 'memberId', member_id, 'way', way, 'pending', pending) as detail
    from fresh
  )`

const isoFormat = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'

const answerCte = sql`
  check_in_answer as (
    select f.attendance_id, f.account_id::text as account_id, f.key, f.route, f.request_hash, 200 as status, f.recorded_at as created_at,
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
