import { and, count, eq, sql } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { activitySignUps } from '../activities.table'

/** Sign-ups of one activity take turns until the transaction ends, so that the last place is given once. */
export async function queueSignUps(tx: Executor, activityId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${activityId}, 877))`)
}

export async function countSignUps(db: Executor, activityId: string): Promise<number> {
  const [row] = await db.select({ n: count() }).from(activitySignUps).where(eq(activitySignUps.activityId, activityId))
  return row?.n ?? 0
}

/** False when the member had signed up before. */
export async function insertSignUp(db: Executor, row: typeof activitySignUps.$inferInsert): Promise<boolean> {
  const rows = await db.insert(activitySignUps).values(row).onConflictDoNothing().returning({ memberId: activitySignUps.memberId })
  return rows.length > 0
}

export async function deleteSignUp(db: Executor, activityId: string, memberId: string): Promise<boolean> {
  const rows = await db
    .delete(activitySignUps)
    .where(and(eq(activitySignUps.activityId, activityId), eq(activitySignUps.memberId, memberId)))
    .returning({ memberId: activitySignUps.memberId })
  return rows.length > 0
}
