import type { ActivityKind, LeaveReason, LeaveState } from '@ejia/domain/activities'
import type { Role } from '@ejia/domain/roles'
import { and, asc, count, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { alias } from 'drizzle-orm/pg-core'
import { actedBy } from '../../acting'
import { members } from '../../members/members.table'
import { orgs } from '../../orgs/orgs.table'
import { activities, activityLeaves, activityRoster } from '../activities.table'
import { withinAny } from '../activities.repo'

type NewLeave = typeof activityLeaves.$inferInsert

/** Asks, or asks again while nothing was granted; false when it has been granted already. */
export async function upsertLeave(db: Executor, leave: NewLeave): Promise<boolean> {
  const { activityId: _activity, memberId: _member, ...rest } = leave
  const rows = await db
    .insert(activityLeaves)
    .values(leave)
    .onConflictDoUpdate({
      target: [activityLeaves.activityId, activityLeaves.memberId],
      set: rest,
      setWhere: inArray(activityLeaves.state, ['pending', 'refused']),
    })
    .returning({ memberId: activityLeaves.memberId })
  return rows.length > 0
}

/** Decides a leave that still waits; false when there is none waiting. */
export async function decideWaiting(
  db: Executor,
  activityId: string,
  memberId: string,
  decision: { state: LeaveState; decidedAt: Date; decidedBy: string },
): Promise<boolean> {
  const rows = await db
    .update(activityLeaves)
    .set(decision)
    .where(and(eq(activityLeaves.activityId, activityId), eq(activityLeaves.memberId, memberId), eq(activityLeaves.state, 'pending')))
    .returning({ memberId: activityLeaves.memberId })
  return rows.length > 0
}

/** Members who were granted a leave. */
export async function listGranted(db: Executor, activityId: string): Promise<string[]> {
  const rows = await db
    .select({ memberId: activityLeaves.memberId })
    .from(activityLeaves)
    .where(and(eq(activityLeaves.activityId, activityId), eq(activityLeaves.state, 'granted')))
    .orderBy(asc(activityLeaves.memberId))
  return rows.map((row) => row.memberId)
}

const waiting = (paths: readonly string[], now: Date) =>
  and(eq(activityLeaves.state, 'pending'), eq(activities.state, 'open'), gte(activities.endsAt, now), withinAny(orgs.path, paths))

/** Start of the activity, its id and the member of the last row of a page. */
export interface AfterLeave {
  startsAt: Date
  activityId: string
  memberId: string
}

export interface WaitingRow {
  activity: { id: string; title: string; kind: ActivityKind; startsAt: Date; orgId: number; orgName: string }
  member: { id: string; name: string }
  org: { id: number; name: string }
  reason: LeaveReason
  note: string
  askedAt: Date
  actedByName: string | null
  actedAs: Role | null
}

const homes = alias(orgs, 'homes')

/** Requests nobody has decided, of activities that are not over, soonest activity first. `within`: an organisation and what is below. */
export const listWaiting = (db: Executor, scope: { paths: readonly string[]; within?: string | undefined; now: Date }, after: AfterLeave | null, limit: number): Promise<WaitingRow[]> =>
  db
    .select({
      activity: { id: activities.id, title: activities.title, kind: activities.kind, startsAt: activities.startsAt, orgId: orgs.id, orgName: orgs.name },
      member: { id: members.id, name: members.name },
      org: { id: homes.id, name: homes.name },
      reason: activityLeaves.reason,
      note: activityLeaves.note,
      askedAt: activityLeaves.askedAt,
      actedByName: actedBy(activityLeaves.actedBy),
      actedAs: activityLeaves.actedAs,
    })
    .from(activityLeaves)
    .innerJoin(activities, eq(activities.id, activityLeaves.activityId))
    .innerJoin(orgs, eq(orgs.id, activities.orgId))
    .innerJoin(members, eq(members.id, activityLeaves.memberId))
    .innerJoin(activityRoster, and(eq(activityRoster.activityId, activityLeaves.activityId), eq(activityRoster.memberId, activityLeaves.memberId)))
    .innerJoin(homes, eq(homes.id, activityRoster.orgId))
    .where(
      and(
        waiting(scope.paths, scope.now),
        scope.within === undefined ? undefined : withinAny(orgs.path, [scope.within]),
        after === null
          ? undefined
          : sql`(activities.starts_at, activities.id, activity_leaves.member_id) > (${after.startsAt.toISOString()}::timestamptz, ${after.activityId}::uuid, ${after.memberId}::uuid)`,
      ),
    )
    .orderBy(asc(activities.startsAt), asc(activities.id), asc(activityLeaves.memberId))
    .limit(limit)

export async function countWaiting(db: Executor, paths: readonly string[], now: Date): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(activityLeaves)
    .innerJoin(activities, eq(activities.id, activityLeaves.activityId))
    .innerJoin(orgs, eq(orgs.id, activities.orgId))
    .where(waiting(paths, now))
  return row?.n ?? 0
}

/** How many wait at each of these activities. */
export async function countWaitingOf(db: Executor, activityIds: readonly string[]): Promise<Map<string, number>> {
  if (activityIds.length === 0) return new Map()
  const rows = await db
    .select({ id: activityLeaves.activityId, n: count() })
    .from(activityLeaves)
    .where(and(eq(activityLeaves.state, 'pending'), inArray(activityLeaves.activityId, [...activityIds])))
    .groupBy(activityLeaves.activityId)
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** Activities of these organisations with leaves that wait for a decision. */
export const listWaitingLeaves = (db: Executor, paths: readonly string[], now: Date, limit: number) =>
  db
    .select({ id: activities.id, title: activities.title, startsAt: activities.startsAt })
    .from(activityLeaves)
    .innerJoin(activities, eq(activities.id, activityLeaves.activityId))
    .innerJoin(orgs, eq(orgs.id, activities.orgId))
    .where(waiting(paths, now))
    .groupBy(activities.id)
    .orderBy(asc(activities.startsAt), asc(activities.id))
    .limit(limit)
