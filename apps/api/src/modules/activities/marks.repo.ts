import { attendanceStateOf, type AttendanceEventKind, type AttendanceState, type AttendanceWay, type LeaveReason, type LeaveState } from '@ejia/domain/activities'
import type { ActedBy } from '@ejia/domain/acting'
import type { Role } from '@ejia/domain/roles'
import { sql } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { actedBy, toActedBy } from '../acting'
import { latestEvent } from './headcount.repo'

/** What one member has to do with one activity. */
export interface MemberMarks {
  onRoster: boolean
  signedUp: boolean
  /** Who signed them up, when it was done for them. */
  signedUpBy: ActedBy | undefined
  leave: { reason: LeaveReason; note: string; state: LeaveState; actedBy?: ActedBy } | null
  attendance: { id: string; state: AttendanceState; way: AttendanceWay; at: string } | null
}

const none: MemberMarks = { onRoster: false, signedUp: false, signedUpBy: undefined, leave: null, attendance: null }

interface MarksRow extends Record<string, unknown> {
  activity_id: string
  on_roster: boolean
  signed_up: boolean
  leave_state: LeaveState | null
  leave_reason: LeaveReason
  leave_note: string
  leave_by: string | null
  leave_as: Role | null
  signed_by: string | null
  signed_as: Role | null
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
    select activities.id as activity_id, activity_roster.member_id is not null as on_roster, activity_sign_ups.member_id is not null as signed_up,
      activity_leaves.state as leave_state, activity_leaves.reason as leave_reason, activity_leaves.note as leave_note,
      ${actedBy(sql`activity_leaves.acted_by`)} as leave_by, activity_leaves.acted_as as leave_as,
      ${actedBy(sql`activity_sign_ups.acted_by`)} as signed_by, activity_sign_ups.acted_as as signed_as,
      attendances.id as attendance_id, latest.kind, latest.pending, latest.way, latest.occurred_at
    from activities
    left join activity_roster on activity_roster.activity_id = activities.id and activity_roster.member_id = ${memberId}
    left join activity_sign_ups on activity_sign_ups.activity_id = activities.id and activity_sign_ups.member_id = ${memberId}
    left join activity_leaves on activity_leaves.activity_id = activities.id and activity_leaves.member_id = ${memberId}
    left join attendances on attendances.activity_id = activities.id and attendances.member_id = ${memberId}
    left join ${latestEvent} on true
    where activities.id in ${activityIds}`)
  const byId = new Map(rows.map((row) => [row.activity_id, toMarks(row)]))
  return (activityId) => byId.get(activityId) ?? none
}

export async function findMarksOn(db: Executor, activityId: string, memberId: string | null): Promise<MemberMarks> {
  return (await findMarks(db, [activityId], memberId))(activityId)
}

const toMarks = (row: MarksRow): MemberMarks => ({
  onRoster: row.on_roster,
  signedUp: row.signed_up,
  signedUpBy: toActedBy(row.signed_by, row.signed_as).actedBy,
  leave: row.leave_state === null ? null : { reason: row.leave_reason, note: row.leave_note, state: row.leave_state, ...toActedBy(row.leave_by, row.leave_as) },
  attendance: row.attendance_id === null ? null : { id: row.attendance_id, state: attendanceStateOf(row), way: row.way, at: new Date(row.occurred_at).toISOString() },
})
