import { attendanceStateOf, type AttendanceEventKind, type AttendanceState, type AttendanceWay, type LeaveReason, type LeaveState } from '@ejia/domain/activities'
import { sql } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { activities, activityLeaves, activityRoster, activitySignUps, attendances } from './activities.table'
import { latestEvent } from './headcount.repo'

/** What one member has to do with one activity. */
export interface MemberMarks {
  onRoster: boolean
  signedUp: boolean
  leave: { reason: LeaveReason; note: string; state: LeaveState } | null
  attendance: { id: string; state: AttendanceState; way: AttendanceWay; at: string } | null
}

const none: MemberMarks = { onRoster: false, signedUp: false, leave: null, attendance: null }

interface MarksRow extends Record<string, unknown> {
  activity_id: string
  on_roster: boolean
  signed_up: boolean
  leave_state: LeaveState | null
  leave_reason: LeaveReason
  leave_note: string
  attendance_id: string | null
  kind: AttendanceEventKind
  pending: boolean
  way: AttendanceWay
  occurred_at: string | Date
}

/** A member's marks on these activities, in one query. */
export async function findMarks(db: Executor, activityIds: readonly string[], memberId: string | null): Promise<(activityId: string) => MemberMarks> {
  if (memberId === null || activityIds.length === 0) return () => none
  const { rows } = await db.execute<MarksRow>(sql`
    select ${activities.id} as activity_id, ${activityRoster.memberId} is not null as on_roster, ${activitySignUps.memberId} is not null as signed_up,
      ${activityLeaves.state} as leave_state, ${activityLeaves.reason} as leave_reason, ${activityLeaves.note} as leave_note,
      ${attendances.id} as attendance_id, latest.kind, latest.pending, latest.way, latest.occurred_at
    from ${activities}
    left join ${activityRoster} on ${activityRoster.activityId} = ${activities.id} and ${activityRoster.memberId} = ${memberId}
    left join ${activitySignUps} on ${activitySignUps.activityId} = ${activities.id} and ${activitySignUps.memberId} = ${memberId}
    left join ${activityLeaves} on ${activityLeaves.activityId} = ${activities.id} and ${activityLeaves.memberId} = ${memberId}
    left join ${attendances} on ${attendances.activityId} = ${activities.id} and ${attendances.memberId} = ${memberId}
    left join ${latestEvent} on true
    where ${activities.id} in ${activityIds}`)
  const byId = new Map(rows.map((row) => [row.activity_id, toMarks(row)]))
  return (activityId) => byId.get(activityId) ?? none
}

export async function findMarksOn(db: Executor, activityId: string, memberId: string | null): Promise<MemberMarks> {
  return (await findMarks(db, [activityId], memberId))(activityId)
}

const toMarks = (row: MarksRow): MemberMarks => ({
  onRoster: row.on_roster,
  signedUp: row.signed_up,
  leave: row.leave_state === null ? null : { reason: row.leave_reason, note: row.leave_note, state: row.leave_state },
  attendance: row.attendance_id === null ? null : { id: row.attendance_id, state: attendanceStateOf(row), way: row.way, at: new Date(row.occurred_at).toISOString() },
})
