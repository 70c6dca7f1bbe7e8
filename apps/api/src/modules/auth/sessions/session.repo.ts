import { and, eq, inArray, isNotNull, isNull, lt, ne, notExists, or, sql } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { accounts, refreshTokens, sessions } from '../auth.table'

export async function insertSession(db: Executor, row: typeof sessions.$inferInsert): Promise<void> {
  await db.insert(sessions).values(row)
}

export async function insertRefreshToken(db: Executor, row: typeof refreshTokens.$inferInsert): Promise<void> {
  await db.insert(refreshTokens).values(row)
}

/** The token with its session, locked until the exchange is done: two exchanges of one token take turns. */
export async function findRefreshTokenForUpdate(db: Executor, tokenHash: string) {
  const [row] = await db
    .select({ token: refreshTokens, accountId: sessions.accountId, client: sessions.client, endedAt: sessions.endedAt })
    .from(refreshTokens)
    .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
    .where(eq(refreshTokens.tokenHash, tokenHash))
    .for('update')
  return row
}

/** Whether a token this one was exchanged for has itself been used. */
export async function hasUsedSuccessor(db: Executor, tokenId: string): Promise<boolean> {
  const rows = await db
    .select({ id: refreshTokens.id })
    .from(refreshTokens)
    .where(and(eq(refreshTokens.parentId, tokenId), isNotNull(refreshTokens.usedAt)))
    .limit(1)
  return rows.length > 0
}

/** Marks a token used; answers lost on the way never arrive, so their tokens (its unused siblings) die. */
export async function markUsed(db: Executor, token: { id: string; parentId: string | null }, now: Date): Promise<void> {
  await db.update(refreshTokens).set({ usedAt: now }).where(and(eq(refreshTokens.id, token.id), isNull(refreshTokens.usedAt)))
  if (token.parentId === null) return
  await db
    .delete(refreshTokens)
    .where(and(eq(refreshTokens.parentId, token.parentId), ne(refreshTokens.id, token.id), isNull(refreshTokens.usedAt)))
}

export async function endSession(db: Executor, sessionId: string, now: Date, reason: string): Promise<void> {
  await db.update(sessions).set({ endedAt: now, endReason: reason }).where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)))
}

/** Ends them all, and with the raised epoch every access token at once. */
export async function endEverySession(db: Executor, accountId: string, now: Date, reason: string): Promise<void> {
  await db.update(sessions).set({ endedAt: now, endReason: reason }).where(and(eq(sessions.accountId, accountId), isNull(sessions.endedAt)))
  await db.update(accounts).set({ epoch: sql`${accounts.epoch} + 1` }).where(eq(accounts.id, accountId))
}

/** Tokens that ended before this moment, and those of sessions that did: whoever shows one gets the same refusal without them. */
export async function deleteRefreshTokens(db: Executor, before: Date): Promise<void> {
  const ended = db.select({ id: sessions.id }).from(sessions).where(lt(sessions.endedAt, before))
  await db.delete(refreshTokens).where(or(lt(refreshTokens.expiresAt, before), inArray(refreshTokens.sessionId, ended)))
}

/** Sessions opened before this moment that no token can continue. */
export async function deleteSpentSessions(db: Executor, openedBefore: Date): Promise<void> {
  const tokens = db.select({ id: refreshTokens.id }).from(refreshTokens).where(eq(refreshTokens.sessionId, sessions.id))
  await db.delete(sessions).where(and(lt(sessions.createdAt, openedBefore), notExists(tokens)))
}
