import { and, eq, max } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { callUpAnswers, callUpArrivals, callUpRoster, callUpViews } from '../call-ups.table'

/** What is said of one member of a call is said one after another. */
export async function lockPerson(db: Executor, callUpId: string, memberId: string): Promise<void> {
  await db
    .select({ id: callUpRoster.memberId })
    .from(callUpRoster)
    .where(and(eq(callUpRoster.callUpId, callUpId), eq(callUpRoster.memberId, memberId)))
    .for('update')
}

export async function insertView(db: Executor, row: typeof callUpViews.$inferInsert): Promise<void> {
  await db.insert(callUpViews).values(row).onConflictDoNothing()
}

/** Appended after the ones before it; the member is locked. */
export async function appendAnswer(db: Executor, row: Omit<typeof callUpAnswers.$inferInsert, 'place'>): Promise<void> {
  const [last] = await db
    .select({ place: max(callUpAnswers.place) })
    .from(callUpAnswers)
    .where(and(eq(callUpAnswers.callUpId, row.callUpId), eq(callUpAnswers.memberId, row.memberId)))
  await db.insert(callUpAnswers).values({ ...row, place: (last?.place ?? 0) + 1 })
}

/** The same for being there. */
export async function appendArrival(db: Executor, row: Omit<typeof callUpArrivals.$inferInsert, 'place'>): Promise<void> {
  const [last] = await db
    .select({ place: max(callUpArrivals.place) })
    .from(callUpArrivals)
    .where(and(eq(callUpArrivals.callUpId, row.callUpId), eq(callUpArrivals.memberId, row.memberId)))
  await db.insert(callUpArrivals).values({ ...row, place: (last?.place ?? 0) + 1 })
}
