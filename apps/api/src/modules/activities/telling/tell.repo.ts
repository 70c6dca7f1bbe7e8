import type { SignUpMode } from '@ejia/domain/activities'
import { and, asc, eq, gt, inArray, lte, sql, type SQLWrapper } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { members } from '../../members/members.table'
import { activities, activityLeaves, activityRoster, activitySignUps, attendances } from '../activities.table'

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

/** Open, and about to begin, of whose beginning nobody was reminded. */
export const listUnreminded = (db: Executor, now: Date, until: Date) =>
  db
    .select({ id: activities.id, startsAt: activities.startsAt, openedAt: activities.openedAt })
    .from(activities)
    .where(and(eq(activities.state, 'open'), gt(activities.startsAt, now), lte(activities.startsAt, until), sql`${activities.remindedOf} is distinct from ${activities.startsAt}`))
    .limit(200)

/** Those who are expected and not there yet: on the roster, signed up where that decides, not excused, not checked in. */
export async function listExpectedIds(db: Executor, { id, signUpMode }: { id: string; signUpMode: SignUpMode }, after: string | null, limit: number): Promise<string[]> {
  const ofMember = (table: { activityId: SQLWrapper; memberId: SQLWrapper }) => sql`${table.activityId} = ${activityRoster.activityId} and ${table.memberId} = ${activityRoster.memberId}`
  const rows = await db
    .select({ id: activityRoster.memberId })
    .from(activityRoster)
    .where(
      and(
        eq(activityRoster.activityId, id),
        after === null ? undefined : gt(activityRoster.memberId, after),
        signUpMode === 'sign_up' ? sql`exists (select from ${activitySignUps} where ${ofMember(activitySignUps)})` : undefined,
        sql`not exists (select from ${activityLeaves} where ${ofMember(activityLeaves)} and ${activityLeaves.state} <> 'refused')`,
        sql`not exists (select from ${attendances} where ${ofMember(attendances)})`,
      ),
    )
    .orderBy(asc(activityRoster.memberId))
    .limit(limit)
  return rows.map((row) => row.id)
}

export async function markReminded(db: Executor, activityId: string, startsAt: Date): Promise<void> {
  await db.update(activities).set({ remindedOf: startsAt }).where(eq(activities.id, activityId))
}
