import { and, count, desc, eq, gt, gte, isNull, max } from 'drizzle-orm'
import { sole, type Executor } from '../../../lib/context'
import { auditLines } from '../../audit/audit.table'
import { accounts, refreshTokens, sessions, wechatIdentities } from '../auth.table'

const mostSessions = 50

/** Sessions that can still be continued, newest first. */
export async function listOpenSessions(db: Executor, accountId: string, now: Date) {
  return db
    .select({ id: sessions.id, client: sessions.client, createdAt: sessions.createdAt, lastSeenAt: max(refreshTokens.issuedAt) })
    .from(sessions)
    .leftJoin(refreshTokens, and(eq(refreshTokens.sessionId, sessions.id), gt(refreshTokens.expiresAt, now)))
    .where(and(eq(sessions.accountId, accountId), isNull(sessions.endedAt)))
    .groupBy(sessions.id)
    .orderBy(desc(sessions.createdAt), desc(sessions.id))
    .limit(mostSessions)
}

/** False when it is not this account's, or has ended. */
export async function endSessionOf(db: Executor, accountId: string, sessionId: string, now: Date): Promise<boolean> {
  const rows = await db
    .update(sessions)
    .set({ endedAt: now, endReason: 'ended_elsewhere' })
    .where(and(eq(sessions.id, sessionId), eq(sessions.accountId, accountId), isNull(sessions.endedAt)))
    .returning({ id: sessions.id })
  return rows.length > 0
}

export async function findBinding(db: Executor, accountId: string) {
  const [row] = await db
    .select({ boundAt: wechatIdentities.boundAt })
    .from(wechatIdentities)
    .where(and(eq(wechatIdentities.accountId, accountId), isNull(wechatIdentities.unboundAt)))
  return row
}

/** Two of one account take turns until their transactions end. */
export async function holdAccount(db: Executor, accountId: string): Promise<void> {
  await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for('no key update')
}

/** How often an account did something since a moment, as the audit has it. */
export async function countDone(db: Executor, accountId: string, action: string, since: Date): Promise<number> {
  const rows = await db
    .select({ n: count() })
    .from(auditLines)
    .where(and(eq(auditLines.subjectType, 'account'), eq(auditLines.subjectId, accountId), eq(auditLines.action, action), gte(auditLines.at, since)))
  return sole(rows).n
}
