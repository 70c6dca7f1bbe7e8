import { createHash, randomBytes } from 'node:crypto'
import type { ConsoleSignIn } from '@ejia/contract/auth/routes'
import { maskName } from '@ejia/domain/console-sign-in'
import { AppError, assertThat } from '../../../lib/app-error'
import { sameText } from '../../../lib/cipher'
import type { ActorContext, Context } from '../../../lib/context'
import { newId } from '../../../lib/ids'
import { writeAudit } from '../../audit'
import { findAccount } from '../auth.repo'
import { startSession, type Grant } from '../sessions/session.service'
import { findConsoleSignIn, insertConsoleSignIn, lockConsoleSignIn, markClaimed, markDecided, markScanned, type ConsoleRow } from './console.repo'

/** Seconds a QR stands. */
const lifetime = 120
/** Seconds that are left at least to decide after a scan, and to fetch the tokens after a confirmation. */
const grace = 60

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url')
const later = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1000)

/** A console wants in. The code goes into the QR for all to see; the secret stays with the browser that asked. */
export async function startConsoleSignIn(ctx: Context, from: { browser: string | null; address: string }) {
  const [id, code, claimSecret] = [newId(ctx.now), randomBytes(16).toString('base64url'), randomBytes(32).toString('base64url')]
  const expiresAt = later(ctx.now, lifetime)
  await insertConsoleSignIn(ctx.db, { id, codeHash: hash(code), claimHash: hash(claimSecret), ...from, createdAt: ctx.now, expiresAt })
  return { id, code, claimSecret, expiresAt, expiresIn: lifetime }
}

type Claim = { state: 'waiting' | 'refused' | 'expired' } | { state: 'scanned'; name: string } | { state: 'signed_in'; grant: Grant }

/** How it stands, for the browser that asked. Once, after the phone confirmed, it opens a session. */
export async function claimConsoleSignIn(ctx: Context, claim: { id: string; claimSecret: string }): Promise<Claim> {
  const row = await findConsoleSignIn(ctx.db, { id: claim.id })
  if (!row || !sameText(row.claimHash, hash(claim.claimSecret))) throw new AppError('auth.console_claim_invalid')
  if (row.decision === 'refused') return { state: 'refused' }
  if (row.claimedAt !== null || row.expiresAt <= ctx.now) return { state: 'expired' }
  if (row.scannedBy === null) return { state: 'waiting' }
  if (row.decision === 'confirmed') {
    if (!(await markClaimed(ctx.db, row.id, ctx.now))) return { state: 'expired' }
    return { state: 'signed_in', grant: await startSession(ctx, row.scannedBy, { client: 'browser', by: 'console' }) }
  }
  return { state: 'scanned', name: maskName((await findAccount(ctx.db, row.scannedBy))?.name ?? '') }
}

export async function seeConsoleSignIn(ctx: ActorContext, code: string): Promise<ConsoleSignIn> {
  return toShown(ctx, assertMine(ctx, await findConsoleSignIn(ctx.db, { codeHash: hash(code) })))
}

/** The first account to scan it owns it. Scanned again by the same person nothing changes, the time left neither. */
export async function scanConsoleSignIn(ctx: ActorContext, code: string): Promise<ConsoleSignIn> {
  const row = assertMine(ctx, await lockConsoleSignIn(ctx.db, hash(code)))
  if (row.scannedBy !== null) return toShown(ctx, row)
  const scan = { scannedBy: ctx.actor.accountId, scannedAt: ctx.now, expiresAt: atLeast(row.expiresAt, later(ctx.now, grace)) }
  await markScanned(ctx.db, row.id, scan)
  await audit(ctx, 'auth.console_scan', row.id)
  return toShown(ctx, { ...row, ...scan })
}

export async function decideConsoleSignIn(ctx: ActorContext, code: string, accept: boolean): Promise<{ state: 'confirmed' | 'refused' }> {
  const row = assertMine(ctx, await lockConsoleSignIn(ctx.db, hash(code)))
  assertThat(row.scannedBy !== null, 'auth.console_not_scanned')
  const state = accept ? 'confirmed' : 'refused'
  await markDecided(ctx.db, row.id, { decision: state, decidedAt: ctx.now, expiresAt: atLeast(row.expiresAt, later(ctx.now, grace)) })
  await audit(ctx, accept ? 'auth.console_confirm' : 'auth.console_refuse', row.id)
  return { state }
}

/** Open, and nobody else's. The console is for those who hold an office: others are told so before they learn anything. */
function assertMine(ctx: ActorContext, row: ConsoleRow | undefined): ConsoleRow {
  assertThat(ctx.actor.roles.length > 0, 'auth.console_no_role')
  // unknown and expired are told apart by nobody
  assertThat(row && row.expiresAt > ctx.now, 'auth.console_expired')
  assertThat(row.scannedBy === null || row.scannedBy === ctx.actor.accountId, 'auth.console_other_person')
  assertThat(row.decision === null, 'auth.console_decided')
  return row
}

const atLeast = (a: Date, b: Date): Date => (a > b ? a : b)

const audit = (ctx: ActorContext, action: string, subjectId: string): Promise<void> =>
  writeAudit(ctx, { action, subjectType: 'console_sign_in', subjectId, orgId: ctx.actor.orgId })

const toShown = ({ now }: Context, row: ConsoleRow): ConsoleSignIn => ({
  browser: row.browser,
  address: row.address,
  askedAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  expiresIn: Math.floor((row.expiresAt.getTime() - now.getTime()) / 1000),
  scanned: row.scannedBy !== null,
})
