import type { AttendanceEventKind, LeaveReason } from '@ejia/domain/activities'
import type { MemberStatus } from '@ejia/domain/members'
import { sql } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { latestEvent } from '../headcount.repo'

export interface PersonRecord extends Record<string, unknown> {
  member_id: string
  name: string
  status: MemberStatus
  away: boolean
  added_later: boolean
  signed_up: boolean
  /** Only a leave that was granted. */
  excused: LeaveReason | null
  kind: AttendanceEventKind | null
  pending: boolean
}

/** Everybody on the frozen roster and how they attended, by 名册编号. */
export async function listPeople(db: Executor, activityId: string): Promise<PersonRecord[]> {
  const { rows } = await db.execute<PersonRecord>(sql`
    select activity_roster.member_id, members.name, activity_roster.status, activity_roster.away, activity_roster.added_later,
      activity_sign_ups.member_id is not null as signed_up, activity_leaves.reason as excused, latest.kind, coalesce(latest.pending, false) as pending
    from activity_roster
    join members on members.id = activity_roster.member_id
    left join activity_sign_ups on activity_sign_ups.activity_id = activity_roster.activity_id and activity_sign_ups.member_id = activity_roster.member_id
    left join activity_leaves on activity_leaves.activity_id = activity_roster.activity_id and activity_leaves.member_id = activity_roster.member_id
      and activity_leaves.state = 'granted'
    left join attendances on attendances.activity_id = activity_roster.activity_id and attendances.member_id = activity_roster.member_id
    left join ${latestEvent} on true
    where activity_roster.activity_id = ${activityId}
    order by members.roster_no, activity_roster.member_id`)
  return rows
}

/** Names of these members, those who left included. */
export async function listNames(db: Executor, memberIds: readonly string[]): Promise<Map<string, string>> {
  if (memberIds.length === 0) return new Map()
  const { rows } = await db.execute<{ id: string; name: string }>(sql`select id, name from members where id in ${memberIds}`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
