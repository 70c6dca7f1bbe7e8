import type { AttendanceEventKind, AttendanceWay, Capture, LeaveReason, LeaveState } from '@ejia/domain/activities'
import type { MemberStatus, Service } from '@ejia/domain/members'
import type { Role } from '@ejia/domain/roles'
import { sql, type SQL } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { actedBy } from '../../acting'
import { escapeLike } from '../activities.repo'
import { latestEvent } from '../headcount.repo'

export type RosterShow = 'all' | 'present' | 'missing' | 'pending' | 'leave'

export interface RosterFilter {
  show?: RosterShow | undefined
  /** Part of a name. */
  q?: string | undefined
  memberId?: string | undefined
  /** 名册编号 and id of the last row of the page before. */
  after?: { rosterNo: string; memberId: string } | null | undefined
  limit: number
}

export interface RosterRecord extends Record<string, unknown> {
  member_id: string
  name: string
  roster_no: string
  org_id: number
  org_name: string
  status: MemberStatus
  service: Service
  away: boolean
  added_later: boolean
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
  way: AttendanceWay
  capture: Capture | null
  pending: boolean
  occurred_at: string
  reason: string
  by_name: string | null
  /** How many people's first entry came from the same installation; 0 when none is known. */
  from_device: number
}

const shows: Record<RosterShow, SQL> = {
  all: sql`true`,
  present: sql`latest.kind <> 'voided' and not latest.pending`,
  missing: sql`(latest.kind is null or latest.kind = 'voided')`,
  pending: sql`latest.kind <> 'voided' and latest.pending`,
  leave: sql`activity_leaves.member_id is not null`,
}

function conditions({ show = 'all', q, memberId, after }: RosterFilter): SQL {
  const wanted: SQL[] = [shows[show]]
  if (q?.trim()) wanted.push(sql`members.name like ${`%${escapeLike(q.trim())}%`}`)
  if (memberId !== undefined) wanted.push(sql`activity_roster.member_id = ${memberId}`)
  if (after) wanted.push(sql`(members.roster_no, activity_roster.member_id) > (${after.rosterNo}, ${after.memberId}::uuid)`)
  return sql.join(wanted, sql` and `)
}

/** The roster by 名册编号, each with leave and how their attendance stands. */
export async function listRosterRows(db: Executor, activityId: string, filter: RosterFilter): Promise<RosterRecord[]> {
  const { rows } = await db.execute<RosterRecord>(sql`
    with ${devicesOf(activityId)}
    select activity_roster.member_id, members.name, members.roster_no, orgs.id as org_id, orgs.name as org_name,
      activity_roster.status, activity_roster.service, activity_roster.away, activity_roster.added_later,
      activity_sign_ups.member_id is not null as signed_up,
      activity_leaves.state as leave_state, activity_leaves.reason as leave_reason, activity_leaves.note as leave_note,
      ${actedBy(sql`activity_leaves.acted_by`)} as leave_by, activity_leaves.acted_as as leave_as,
      ${actedBy(sql`activity_sign_ups.acted_by`)} as signed_by, activity_sign_ups.acted_as as signed_as,
      attendances.id as attendance_id, latest.kind, latest.way, latest.capture, latest.pending, latest.occurred_at, latest.reason,
      ${byName} as by_name, ${fromDevice} as from_device
    from activity_roster
    join members on members.id = activity_roster.member_id
    join orgs on orgs.id = activity_roster.org_id
    left join activity_sign_ups on activity_sign_ups.activity_id = activity_roster.activity_id and activity_sign_ups.member_id = activity_roster.member_id
    left join activity_leaves on activity_leaves.activity_id = activity_roster.activity_id and activity_leaves.member_id = activity_roster.member_id
    left join attendances on attendances.activity_id = activity_roster.activity_id and attendances.member_id = activity_roster.member_id
    left join ${latestEvent} on true
    where activity_roster.activity_id = ${activityId} and ${conditions(filter)}
    order by members.roster_no, activity_roster.member_id
    limit ${filter.limit}`)
  return rows
}

/** Who made the latest event: the member behind the account, or the account's own name. */
const byName = sql`(
  select coalesce(actor.name, accounts.name) from accounts left join members as actor on actor.id = accounts.member_id
  where accounts.id = latest.account_id
)`

/** Installations and how many people's first entries came from each: a phone that serves many is worth a look. */
const devicesOf = (activityId: string): SQL => sql`
  devices as (
    select attendance_events.device_hash as hash, count(*)::int as people
    from attendances join attendance_events on attendance_events.attendance_id = attendances.id and attendance_events.seq = 1
    where attendances.activity_id = ${activityId} and attendance_events.device_hash is not null
    group by 1
  )`

const fromDevice = sql`coalesce((
  select people from attendance_events join devices on devices.hash = attendance_events.device_hash
  where attendance_events.attendance_id = attendances.id and attendance_events.seq = 1
), 0)`
