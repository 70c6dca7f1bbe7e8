import type { LeaveReason, LeaveState } from '@ejia/domain/activities'
import { and, asc, eq, gte, inArray } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { orgs } from '../../orgs/orgs.table'
import { activities, activityLeaves } from '../activities.table'
import { withinAny } from '../activities.repo'

export interface NewLeave {
  activityId: string
  memberId: string
  reason: LeaveReason
  note: string
  askedAt: Date
}

/** Asks, or asks again while nothing was granted; false when it has been granted already. */
export async function upsertLeave(db: Executor, leave: NewLeave): Promise<boolean> {
  const rows = await db
    .insert(activityLeaves)
    .values({ ...leave, state: 'pending' })
    .onConflictDoUpdate({
      target: [activityLeaves.activityId, activityLeaves.memberId],
      set: { reason: leave.reason, note: leave.note, askedAt: leave.askedAt, state: 'pending', decidedAt: null, decidedBy: null },
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

/** Activities of these organisations with leaves that wait for a decision. */
export const listWaitingLeaves = (db: Executor, paths: readonly string[], now: Date, limit: number) =>
  db
    .select({ id: activities.id, title: activities.title, startsAt: activities.startsAt })
    .from(activityLeaves)
    .innerJoin(activities, eq(activities.id, activityLeaves.activityId))
    .innerJoin(orgs, eq(orgs.id, activities.orgId))
    .where(and(eq(activityLeaves.state, 'pending'), eq(activities.state, 'open'), gte(activities.endsAt, now), withinAny(orgs.path, paths)))
    .groupBy(activities.id)
    .orderBy(asc(activities.startsAt), asc(activities.id))
    .limit(limit)
