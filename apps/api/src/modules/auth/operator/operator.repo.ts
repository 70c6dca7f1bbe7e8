import { and, count, eq, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm'
import { sole, type Executor } from '../../../lib/context'
import { sessions } from '../auth.table'
import { operatorCredentials, operatorRecoveryCodes, operatorTries } from '../operator.table'

export type Credential = typeof operatorCredentials.$inferSelect

export async function findCredential(db: Executor, by: { name: string } | { accountId: string }): Promise<Credential | undefined> {
  const [row] = await db.select().from(operatorCredentials).where(isIt(by))
  return row
}

export async function insertCredential(db: Executor, row: typeof operatorCredentials.$inferInsert): Promise<void> {
  await db.insert(operatorCredentials).values(row)
}

/** Writes only over the version that was read; false when somebody was first. */
export async function updateCredential(db: Executor, read: Pick<Credential, 'accountId' | 'version'>, set: Partial<Credential>): Promise<boolean> {
  const rows = await db
    .update(operatorCredentials)
    .set({ ...set, version: read.version + 1 })
    .where(and(eq(operatorCredentials.accountId, read.accountId), eq(operatorCredentials.version, read.version)))
    .returning({ accountId: operatorCredentials.accountId })
  return rows.length > 0
}

/** Spends a code's step; false when it, or a later one, was spent before, or the credential has changed since it was read. */
export async function spendStep(db: Executor, { accountId, version }: Pick<Credential, 'accountId' | 'version'>, step: number): Promise<boolean> {
  const rows = await db
    .update(operatorCredentials)
    .set({ totpStep: step })
    .where(and(eq(operatorCredentials.accountId, accountId), eq(operatorCredentials.version, version), lt(operatorCredentials.totpStep, step)))
    .returning({ accountId: operatorCredentials.accountId })
  return rows.length > 0
}

/** Spends a recovery code; false when it is not this account's, or spent. */
export async function spendRecoveryCode(db: Executor, accountId: string, codeHashes: string[], now: Date): Promise<boolean> {
  const rows = await db
    .update(operatorRecoveryCodes)
    .set({ usedAt: now })
    .where(and(eq(operatorRecoveryCodes.accountId, accountId), inArray(operatorRecoveryCodes.codeHash, codeHashes), isNull(operatorRecoveryCodes.usedAt)))
    .returning({ id: operatorRecoveryCodes.id })
  return rows.length > 0
}

/** New ones in the place of all there were. */
export async function replaceRecoveryCodes(db: Executor, accountId: string, rows: (typeof operatorRecoveryCodes.$inferInsert)[]): Promise<void> {
  await db.delete(operatorRecoveryCodes).where(eq(operatorRecoveryCodes.accountId, accountId))
  if (rows.length > 0) await db.insert(operatorRecoveryCodes).values(rows)
}

export async function countRecoveryCodes(db: Executor, accountId: string): Promise<number> {
  const rows = await db
    .select({ n: count() })
    .from(operatorRecoveryCodes)
    .where(and(eq(operatorRecoveryCodes.accountId, accountId), isNull(operatorRecoveryCodes.usedAt)))
  return sole(rows).n
}

/** Every session but this one. */
export async function endOtherSessions(db: Executor, accountId: string, mine: string, now: Date): Promise<void> {
  await db
    .update(sessions)
    .set({ endedAt: now, endReason: 'password_changed' })
    .where(and(eq(sessions.accountId, accountId), ne(sessions.id, mine), isNull(sessions.endedAt)))
}

/** Counts one more try unless the name is locked; in one statement, so that trying in parallel gains nothing. Undefined while locked. */
export async function countTry(db: Executor, nameHash: string, now: Date): Promise<number | undefined> {
  const [row] = await db
    .insert(operatorTries)
    .values({ nameHash, count: 1, lastAt: now, lockedUntil: null })
    .onConflictDoUpdate({
      target: operatorTries.nameHash,
      set: { count: sql`${operatorTries.count} + 1`, lastAt: now },
      setWhere: or(isNull(operatorTries.lockedUntil), sql`${operatorTries.lockedUntil} <= ${now.toISOString()}::timestamptz`),
    })
    .returning({ count: operatorTries.count })
  return row?.count
}

export async function lockName(db: Executor, nameHash: string, until: Date): Promise<void> {
  await db.update(operatorTries).set({ lockedUntil: until }).where(eq(operatorTries.nameHash, nameHash))
}

export async function lockedUntil(db: Executor, nameHash: string): Promise<Date | null> {
  const [row] = await db.select({ until: operatorTries.lockedUntil }).from(operatorTries).where(eq(operatorTries.nameHash, nameHash))
  return row?.until ?? null
}

export async function forgetTries(db: Executor, of: { nameHash: string } | { lastBefore: Date }): Promise<void> {
  await db.delete(operatorTries).where('nameHash' in of ? eq(operatorTries.nameHash, of.nameHash) : lt(operatorTries.lastAt, of.lastBefore))
}

const isIt = (by: { name: string } | { accountId: string }) => ('name' in by ? eq(operatorCredentials.name, by.name) : eq(operatorCredentials.accountId, by.accountId))
