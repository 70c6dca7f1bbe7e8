import type { AttendanceEventKind, AttendanceWay, Capture, LeaveReason, LeaveState } from '@ejia/domain/activities'
import type { MemberStatus, Service } from '@ejia/domain/members'
import { sql, type SQL } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { accounts } from '../auth/auth.table'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'
import { activityLeaves, activityRoster, activitySignUps, attendanceEvents, attendances } from './activities.table'
import { latestEvent } from './headcount.repo'

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
  leave: sql`${activityLeaves.memberId} is not null`,
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

function conditions({ show = 'all', q, memberId, after }: RosterFilter): SQL {
  const wanted: SQL[] = [shows[show]]
  if (q?.trim()) wanted.push(sql`${members.name} like ${`%${escapeLike(q.trim())}%`}`)
  if (memberId !== undefined) wanted.push(sql`${activityRoster.memberId} = ${memberId}`)
  if (after) wanted.push(sql`(${members.rosterNo}, ${activityRoster.memberId}) > (${after.rosterNo}, ${after.memberId}::uuid)`)
  return sql.join(wanted, sql` and `)
}

/** The roster by 名册编号, each with leave and how their attendance stands. */
export async function listRosterRows(db: Executor, activityId: string, filter: RosterFilter): Promise<RosterRecord[]> {
  const { rows } = await db.execute<RosterRecord>(sql`
    with ${devicesOf(activityId)}
    select ${activityRoster.memberId} as member_id, ${members.name} as name, ${members.rosterNo} as roster_no, ${orgs.id} as org_id, ${orgs.name} as org_name,
      ${activityRoster.status} as status, ${activityRoster.service} as service, ${activityRoster.away} as away, ${activityRoster.addedLater} as added_later,
      ${activitySignUps.memberId} is not null as signed_up,
      ${activityLeaves.state} as leave_state, ${activityLeaves.reason} as leave_reason, ${activityLeaves.note} as leave_note,
      ${attendances.id} as attendance_id, latest.kind, latest.way, latest.capture, latest.pending, latest.occurred_at, latest.reason,
      ${byName} as by_name, ${fromDevice} as from_device
    from ${activityRoster}
    join ${members} on ${members.id} = ${activityRoster.memberId}
    join ${orgs} on ${orgs.id} = ${activityRoster.orgId}
    left join ${activitySignUps} on ${activitySignUps.activityId} = ${activityRoster.activityId} and ${activitySignUps.memberId} = ${activityRoster.memberId}
    left join ${activityLeaves} on ${activityLeaves.activityId} = ${activityRoster.activityId} and ${activityLeaves.memberId} = ${activityRoster.memberId}
    left join ${attendances} on ${attendances.activityId} = ${activityRoster.activityId} and ${attendances.memberId} = ${activityRoster.memberId}
    left join ${latestEvent} on true
    where ${activityRoster.activityId} = ${activityId} and ${conditions(filter)}
    order by ${members.rosterNo}, ${activityRoster.memberId}
    limit ${filter.limit}`)
  return rows
}

/** Who made the latest event: the member behind the account, or the account's own name. */
const byName = sql`(
  select coalesce(actor.name, ${accounts.name}) from ${accounts} left join ${members} as actor on actor.id = ${accounts.memberId}
  where ${accounts.id} = latest.account_id
)`

/** Installations and how many people's first entries came from each: a phone that serves many is worth a look. */
const devicesOf = (activityId: string): SQL => sql`
  devices as (
    select ${attendanceEvents.deviceHash} as hash, count(*)::int as people
    from ${attendances} join ${attendanceEvents} on ${attendanceEvents.attendanceId} = ${attendances.id} and ${attendanceEvents.seq} = 1
    where ${attendances.activityId} = ${activityId} and ${attendanceEvents.deviceHash} is not null
    group by 1
  )`

const fromDevice = sql`coalesce((
  select people from ${attendanceEvents} join devices on devices.hash = ${attendanceEvents.deviceHash}
  where ${attendanceEvents.attendanceId} = ${attendances.id} and ${attendanceEvents.seq} = 1
), 0)`
