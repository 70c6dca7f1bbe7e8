import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { studyAnchors, studyCompletions, studySessions } from './study.table'

export type SessionRow = typeof studySessions.$inferSelect

/** One member's reading of one item goes on step by step, whatever arrives at once; held until the transaction ends. */
export async function lockReading(db: Executor, itemId: string, memberId: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`study ${itemId} ${memberId}`}, 0))`)
}

export async function findSession(db: Executor, sessionId: string): Promise<SessionRow | undefined> {
  const [row] = await db.select().from(studySessions).where(eq(studySessions.id, sessionId))
  return row
}

export async function insertSession(db: Executor, row: SessionRow): Promise<void> {
  await db.insert(studySessions).values(row)
}

export async function findNewestSession(db: Executor, itemId: string, memberId: string): Promise<SessionRow | undefined> {
  const [row] = await db
    .select()
    .from(studySessions)
    .where(and(eq(studySessions.itemId, itemId), eq(studySessions.memberId, memberId)))
    .orderBy(desc(studySessions.openedAt), desc(studySessions.id))
    .limit(1)
  return row
}

/** Anchors reached in all sittings, in the order they were reached. */
export const listAnchors = (db: Executor, itemId: string, memberId: string) =>
  db
    .select({ sessionId: studySessions.id, openedAt: studySessions.openedAt, anchor: studyAnchors.anchor, reachedAt: studyAnchors.reachedAt })
    .from(studySessions)
    .innerJoin(studyAnchors, eq(studyAnchors.sessionId, studySessions.id))
    .where(and(eq(studySessions.itemId, itemId), eq(studySessions.memberId, memberId)))
    .orderBy(asc(studyAnchors.anchor))

export type AnchorRow = Awaited<ReturnType<typeof listAnchors>>[number]

export async function insertAnchor(db: Executor, row: typeof studyAnchors.$inferInsert): Promise<void> {
  await db.insert(studyAnchors).values(row)
}

export async function findCompletion(db: Executor, itemId: string, memberId: string): Promise<Date | null> {
  const [row] = await db
    .select({ at: studyCompletions.completedAt })
    .from(studyCompletions)
    .where(and(eq(studyCompletions.itemId, itemId), eq(studyCompletions.memberId, memberId)))
  return row?.at ?? null
}

/** Appends the completion; false when it is there already. */
export async function insertCompletion(db: Executor, row: typeof studyCompletions.$inferInsert): Promise<boolean> {
  const inserted = await db.insert(studyCompletions).values(row).onConflictDoNothing().returning({ itemId: studyCompletions.itemId })
  return inserted.length > 0
}
