import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { members } from '../../members/members.table'
import { activities, activityRoster } from '../activities.table'

/** On the roster, in the order of their ids. */
export async function listRosterIds(db: Executor, activityId: string, after: string | null, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: activityRoster.memberId })
    .from(activityRoster)
    .where(and(eq(activityRoster.activityId, activityId), after === null ? undefined : gt(activityRoster.memberId, after)))
    .orderBy(asc(activityRoster.memberId))
    .limit(limit)
  return rows.map((row) => row.id)
}

export async function nameOfMember(db: Executor, memberId: string): Promise<string> {
  const [row] = await db.select({ name: members.name }).from(members).where(eq(members.id, memberId))
  return row?.name ?? ''
}

export async function markTold(db: Executor, activityId: string, state: 'open' | 'cancelled'): Promise<void> {
  await db.update(activities).set({ toldState: state }).where(eq(activities.id, activityId))
}

/** Opened or cancelled since, and the people on the roster do not know. */
export async function listUntold(db: Executor, since: Date): Promise<string[]> {
  const changedAt = sql`coalesce(${activities.cancelledAt}, ${activities.openedAt})`
  const untold = sql`${activities.toldState} is distinct from ${activities.state}`
  const rows = await db
    .select({ id: activities.id })
    .from(activities)
    .where(and(inArray(activities.state, ['open', 'cancelled']), untold, sql`${activities.openedAt} is not null`, sql`${changedAt} > ${since.toISOString()}::timestamptz`))
    .limit(100)
  return rows.map((row) => row.id)
}
