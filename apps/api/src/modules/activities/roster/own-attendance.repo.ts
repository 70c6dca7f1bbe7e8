import { attendanceStateOf, type ActivityKind, type ActivityState, type AttendanceEventKind, type AttendanceState, type AttendanceWay } from '@ejia/domain/activities'
import { sql } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import type { After } from '../activities.repo'
import { latestEvent } from '../headcount.repo'

/** Names the board shows at most. */
const recentNames = 8

/** Who came last, newest first. */
export async function listRecent(db: Executor, activityId: string): Promise<{ name: string; at: Date }[]> {
  const { rows } = await db.execute<{ name: string; at: string }>(sql`
    select members.name as name, latest.recorded_at as at
    from attendances join members on members.id = attendances.member_id cross join ${latestEvent}
    where attendances.activity_id = ${activityId} and latest.kind <> 'voided' and not latest.pending
    order by latest.recorded_at desc, attendances.id desc limit ${recentNames}`)
  return rows.map((row) => ({ name: row.name, at: new Date(row.at) }))
}

export interface OwnAttendance {
  activity: { id: string; title: string; kind: ActivityKind; startsAt: Date; state: ActivityState }
  state: AttendanceState
  way: AttendanceWay
  at: Date
}

interface OwnRow extends Record<string, unknown> {
  id: string
  title: string
  activity_kind: ActivityKind
  starts_at: string
  activity_state: ActivityState
  kind: AttendanceEventKind
  pending: boolean
  way: AttendanceWay
  occurred_at: string
}

/** Where a member was, latest activity first. */
export async function listOwn(db: Executor, memberId: string, after: After, limit: number): Promise<OwnAttendance[]> {
  const before = after === null ? sql`` : sql`and (activities.starts_at, activities.id) < (${after.startsAt.toISOString()}::timestamptz, ${after.id}::uuid)`
  const { rows } = await db.execute<OwnRow>(sql`
    select activities.id, activities.title, activities.kind as activity_kind, activities.starts_at,
      activities.state as activity_state, latest.kind, latest.pending, latest.way, latest.occurred_at
    from attendances join activities on activities.id = attendances.activity_id cross join ${latestEvent}
    where attendances.member_id = ${memberId} ${before}
    order by activities.starts_at desc, activities.id desc
    limit ${limit}`)
  return rows.map((row) => ({
    activity: { id: row.id, title: row.title, kind: row.activity_kind, startsAt: new Date(row.starts_at), state: row.activity_state },
    state: attendanceStateOf(row),
    way: row.way,
    at: new Date(row.occurred_at),
  }))
}
