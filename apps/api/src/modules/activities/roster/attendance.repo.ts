import { attendanceStateOf, type AttendanceEventKind, type AttendanceState, type AttendanceWay, type Capture } from '@ejia/domain/activities'
import type { MemberStatus, Service } from '@ejia/domain/members'
import { sql } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { attendanceEvents } from '../activities.table'
import { latestEvent } from '../headcount.repo'

/** An attendance as its latest event leaves it, and the standing its member had on the roster. */
export interface Latest {
  attendanceId: string
  memberId: string
  seq: number
  kind: AttendanceEventKind
  state: AttendanceState
  way: AttendanceWay
  capture: Capture | null
  pending: boolean
  /** It came in from a phone without a network. */
  arrivedLate: boolean
  occurredAt: Date
  /** Which time it is that its points fall due: the second, once a strike has taken the first back. */
  attempt: number
  standing: { orgId: number; status: MemberStatus; service: Service; away: boolean }
}

interface LatestRow extends Record<string, unknown> {
  attendance_id: string
  member_id: string
  seq: number
  kind: AttendanceEventKind
  way: AttendanceWay
  capture: Capture | null
  pending: boolean
  arrived_late: boolean
  occurred_at: string
  attempt: number
  org_id: number
  status: MemberStatus
  service: Service
  away: boolean
}

export async function findLatest(db: Executor, activityId: string, memberId: string): Promise<Latest | undefined> {
  return (await listLatest(db, activityId, memberId))[0]
}

/**
 * Strikes that took points back, in one moment with them. What somebody took back by itself, as an appeal or the committee office
 * does, is not among them: neither the confirmed list nor a restored row gives that again.
 */
const strikes = sql`lateral (
  select count(distinct back.id)::int as n
  from attendance_events as strike
  join point_ledger as given on given.source_type = 'attendance' and given.source_id = attendances.id::text and given.member_id = attendances.member_id
    and given.reversal_of is null
  join point_ledger as back on back.reversal_of = given.id and back.entered_at = strike.recorded_at and back.entered_by is not distinct from strike.account_id
  where strike.attendance_id = attendances.id and strike.kind = 'voided'
) as strikes`

/** Every attendance of an activity, or one member's, by member. */
export async function listLatest(db: Executor, activityId: string, memberId?: string): Promise<Latest[]> {
  const { rows } = await db.execute<LatestRow>(sql`
    select attendances.id as attendance_id, attendances.member_id, latest.seq, latest.kind, latest.way, latest.capture, latest.pending,
      latest.occurred_at, activity_roster.org_id, activity_roster.status, activity_roster.service, activity_roster.away,
      1 + strikes.n as attempt, past.arrived_late
    from attendances
    join activity_roster on activity_roster.activity_id = attendances.activity_id and activity_roster.member_id = attendances.member_id
    cross join ${latestEvent}
    cross join lateral (
      select bool_or(attendance_events.seq = 1 and attendance_events.pending) as arrived_late
      from attendance_events where attendance_events.attendance_id = attendances.id
    ) as past
    cross join ${strikes}
    where attendances.activity_id = ${activityId} ${memberId === undefined ? sql`` : sql`and attendances.member_id = ${memberId}`}
    order by attendances.member_id`)
  return rows.map(toLatest)
}

const toLatest = (row: LatestRow): Latest => ({
  attendanceId: row.attendance_id,
  memberId: row.member_id,
  seq: row.seq,
  kind: row.kind,
  state: attendanceStateOf(row),
  way: row.way,
  capture: row.capture,
  pending: row.pending,
  arrivedLate: row.arrived_late,
  occurredAt: new Date(row.occurred_at),
  attempt: row.attempt,
  standing: { orgId: row.org_id, status: row.status, service: row.service, away: row.away },
})

/** Appends the next event; false when somebody else appended it first. */
export async function appendEvent(db: Executor, event: typeof attendanceEvents.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(attendanceEvents)
    .values(event)
    .onConflictDoNothing({ target: [attendanceEvents.attendanceId, attendanceEvents.seq] })
    .returning({ id: attendanceEvents.id })
  return rows.length > 0
}
