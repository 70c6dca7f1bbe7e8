import { and, eq, isNull, lt } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { consoleSignIns } from '../console.table'

export type ConsoleRow = typeof consoleSignIns.$inferSelect

export async function insertConsoleSignIn(db: Executor, row: typeof consoleSignIns.$inferInsert): Promise<void> {
  await db.insert(consoleSignIns).values(row)
}

export async function findConsoleSignIn(db: Executor, by: { id: string } | { codeHash: string }): Promise<ConsoleRow | undefined> {
  const [row] = await db.select().from(consoleSignIns).where(isIt(by))
  return row
}

/** Locked: two phones that scan, or two taps that confirm, take turns. */
export async function lockConsoleSignIn(db: Executor, codeHash: string): Promise<ConsoleRow | undefined> {
  const [row] = await db.select().from(consoleSignIns).where(isIt({ codeHash })).for('update')
  return row
}

export async function markScanned(db: Executor, id: string, scan: { scannedBy: string; scannedAt: Date; expiresAt: Date }): Promise<void> {
  await db.update(consoleSignIns).set(scan).where(eq(consoleSignIns.id, id))
}

export async function markDecided(db: Executor, id: string, decided: { decision: 'confirmed' | 'refused'; decidedAt: Date; expiresAt: Date }): Promise<void> {
  await db.update(consoleSignIns).set(decided).where(eq(consoleSignIns.id, id))
}

/** False when somebody was first: tokens are handed out once. */
export async function markClaimed(db: Executor, id: string, now: Date): Promise<boolean> {
  const rows = await db
    .update(consoleSignIns)
    .set({ claimedAt: now })
    .where(and(eq(consoleSignIns.id, id), eq(consoleSignIns.decision, 'confirmed'), isNull(consoleSignIns.claimedAt)))
    .returning({ id: consoleSignIns.id })
  return rows.length > 0
}

export async function deleteConsoleSignIns(db: Executor, expiredBefore: Date): Promise<void> {
  await db.delete(consoleSignIns).where(lt(consoleSignIns.expiresAt, expiredBefore))
}

const isIt = (by: { id: string } | { codeHash: string }) => ('id' in by ? eq(consoleSignIns.id, by.id) : eq(consoleSignIns.codeHash, by.codeHash))
