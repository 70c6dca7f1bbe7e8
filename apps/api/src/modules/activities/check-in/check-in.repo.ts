import type { ActivityKind, AttendanceWay, Capture } from '@ejia/domain/activities'
import { sql } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { entryColumns, recordStatement } from './check-in.fragment'

/** An entry as the check-in statement reads it. */
export interface Entry {
  attendance_id: string
  event_id: string
  ledger_id: string
  activity_id: string
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

/** An entry whose member is known and whose right to be there was judged before. */
export interface EntryRow extends Entry {
  member_id: string
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
  /** Of the activity. */
  kind: ActivityKind
  answer: RecordedAnswer
  /** Number of the transaction that recorded it. */
  xid: string
  /** The member had leave. */
  excused: boolean
}

/** Comes back with the entries that were new; one that is missing was there before, or its activity is not open any more. At most one entry per member. */
export async function recordEntries(db: Executor, entries: readonly EntryRow[]): Promise<Recorded[]> {
  const input = sql`input as (select * from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as i (member_id uuid, ${entryColumns}))`
  const { rows } = await db.execute<Recorded>(recordStatement({ input, terms: sql`true` }))
  return rows
}
