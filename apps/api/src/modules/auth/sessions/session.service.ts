import { createHash, randomBytes } from 'node:crypto'
import { AppError, assertThat, found } from '../../../lib/app-error'
import { inTransaction, type ActorContext, type Context } from '../../../lib/context'
import { newId } from '../../../lib/ids'
import { signIns } from '../../../metrics'
import { writeAudit } from '../../audit'
import { findAccount } from '../auth.repo'
import { deleteAttempts } from '../binding/attempts.repo'
import { deleteConsoleSignIns } from '../console/console.repo'
import { forgetTries } from '../operator/operator.repo'
import {
  deleteRefreshTokens, deleteSpentSessions, endEverySession, endSession, findRefreshTokenForUpdate, hasUsedSuccessor, insertRefreshToken, insertSession, markUsed,
} from './session.repo'

export type Client = 'browser' | 'weapp'

/** What a sign-in or a refresh brings, before the access token is signed. */
export interface Grant {
  accountId: string
  sessionId: string
  epoch: number
  refreshToken: string
  client: Client
}

/** Seconds an access token lives. */
export const accessTokenSeconds = 600
/** Days a refresh token may lie unused. */
export const refreshDays = 60

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Opens a session for an account. `by`: how the person showed who they are. */
export async function startSession(ctx: Context, accountId: string, how: { client: Client; by: 'demo' | 'wechat' | 'binding' | 'console' | 'password' }): Promise<Grant> {
  const account = found(await findAccount(ctx.db, accountId))
  assertThat(!account.disabled, 'auth.account_disabled')
  const sessionId = newId(ctx.now)
  await insertSession(ctx.db, { id: sessionId, accountId, client: how.client, createdAt: ctx.now })
  const refreshToken = await issue(ctx, sessionId, null)
  await writeAudit(ctx, { action: 'auth.sign_in', subjectType: 'account', subjectId: accountId, orgId: account.orgId, detail: { sessionId, ...how } })
  signIns.add({ by: how.by, result: 'ok' })
  return { accountId, sessionId, epoch: account.epoch, refreshToken, client: how.client }
}

/**
 * Exchanges a refresh token. It stays good until its successor is first used, so a reply lost on the way does not
 * sign a phone out; once the successor was used, showing the old one again ends the session: somebody copied it.
 */
export async function refreshSession(ctx: Context, token: string): Promise<Grant> {
  const outcome = await inTransaction(ctx, (tx) => exchange(tx, token))
  // thrown out here, or the end of the session would be rolled back with it
  if (outcome === 'reused') throw new AppError('auth.refresh_reused')
  signIns.add({ by: 'refresh', result: 'ok' })
  return outcome
}

async function exchange(ctx: Context, presented: string): Promise<Grant | 'reused'> {
  const row = await findRefreshTokenForUpdate(ctx.db, hash(presented))
  assertThat(row && row.token.expiresAt > ctx.now, 'auth.refresh_invalid')
  const { token, accountId, client, endedAt } = row
  assertThat(endedAt === null, 'auth.session_ended')
  const account = found(await findAccount(ctx.db, accountId))
  if (await hasUsedSuccessor(ctx.db, token.id)) {
    await endSession(ctx.db, token.sessionId, ctx.now, 'reuse')
    const subject = { subjectType: 'account', subjectId: accountId, orgId: account.orgId }
    await writeAudit(ctx, { action: 'auth.refresh_reused', ...subject, detail: { sessionId: token.sessionId } })
    return 'reused'
  }
  assertThat(!account.disabled, 'auth.account_disabled')
  await markUsed(ctx.db, token, ctx.now)
  const refreshToken = await issue(ctx, token.sessionId, token.id)
  return { accountId, sessionId: token.sessionId, epoch: account.epoch, refreshToken, client }
}

async function issue(ctx: Context, sessionId: string, parentId: string | null): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(ctx.now.getTime() + refreshDays * 86_400_000)
  await insertRefreshToken(ctx.db, { id: newId(ctx.now), sessionId, tokenHash: hash(token), parentId, issuedAt: ctx.now, expiresAt })
  return token
}

export async function signOut(ctx: ActorContext): Promise<void> {
  await endSession(ctx.db, ctx.actor.sessionId, ctx.now, 'signed_out')
  await auditSignOut(ctx, 'auth.sign_out')
}

export async function signOutEverywhere(ctx: ActorContext): Promise<void> {
  await endEverySession(ctx.db, ctx.actor.accountId, ctx.now, 'everywhere')
  await auditSignOut(ctx, 'auth.sign_out_everywhere')
}

function auditSignOut({ actor, ...ctx }: ActorContext, action: string): Promise<void> {
  const detail = { sessionId: actor.sessionId }
  return writeAudit({ actor, ...ctx }, { action, subjectType: 'account', subjectId: actor.accountId, orgId: actor.orgId, detail })
}

/** Days after which what ended is forgotten. The audit keeps that it was. */
const forgottenDays = 7

/** Housekeeping: expired refresh tokens, sessions that ended or that nothing can continue, old questions of consoles, old wrong tries, old attempts to bind. */
export async function forgetOldSessions(ctx: Context): Promise<void> {
  const before = new Date(ctx.now.getTime() - forgottenDays * 86_400_000)
  await deleteRefreshTokens(ctx.db, before)
  await deleteSpentSessions(ctx.db, before)
  await deleteConsoleSignIns(ctx.db, before)
  await deleteAttempts(ctx.db, before)
  await forgetTries(ctx.db, { lastBefore: before })
}
