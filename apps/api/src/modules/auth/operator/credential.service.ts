import { randomBytes } from 'node:crypto'
import type { Operator } from '@ejia/contract/auth/routes'
import { assertThat, found } from '../../../lib/app-error'
import { inTransaction, type ActorContext, type Context } from '../../../lib/context'
import { writeAudit } from '../../audit'
import { createAccount } from '../account.service'
import { endEverySession } from '../sessions/session.repo'
import { spend, weigh, writeRecoveryCodes, type Factors, type OperatorKeys } from './factors.service'
import { forgiveTries, plainName, refuseTry, spendTry } from './lock.service'
import { countRecoveryCodes, endOtherSessions, findCredential, insertCredential, replaceRecoveryCodes, updateCredential, type Credential } from './operator.repo'
import { hashPassword } from './password-hash'
import { assertGoodPassword } from './password.policy'

/** Days a one-time password waits for its first sign-in. */
const oneTimeDays = 7

export interface OneTimePassword {
  name: string
  password: string
  expiresAt: Date
}

/** An account for an operator who signs in with a password; for `create-admin` alone. */
export async function createOperator(ctx: Context, name: string): Promise<OneTimePassword & { accountId: string }> {
  const accountId = await createAccount(ctx, name)
  const { password, expiresAt, row } = await oneTime(ctx)
  const fresh = { accountId, name: plainName(name), totpSecret: null, totpStep: 0, enrolledAt: null, version: 1, createdAt: ctx.now }
  await insertCredential(ctx.db, { ...fresh, ...row })
  await audit(ctx, 'auth.operator_create', accountId)
  return { accountId, name: fresh.name, password, expiresAt }
}

/** A lost phone or password, mended at the server: everything starts again from a one-time password. */
export async function renewOperator(ctx: Context, lookupKey: Buffer, held: Credential): Promise<OneTimePassword> {
  const { password, expiresAt, row } = await oneTime(ctx)
  assertThat(await updateCredential(ctx.db, held, { ...row, totpSecret: null, enrolledAt: null }), 'thing.changed')
  await replaceRecoveryCodes(ctx.db, held.accountId, [])
  await endEverySession(ctx.db, held.accountId, ctx.now, 'password_changed')
  await forgiveTries(ctx, lookupKey, held.name)
  await audit(ctx, 'auth.operator_renew', held.accountId)
  return { name: held.name, password, expiresAt }
}

async function oneTime(ctx: Context) {
  const password = randomBytes(15).toString('base64url')
  const expiresAt = new Date(ctx.now.getTime() + oneTimeDays * 86_400_000)
  return { password, expiresAt, row: { passwordHash: await hashPassword(password), passwordSetAt: ctx.now, oneTimeUntil: expiresAt } }
}

export async function describeOperator(ctx: ActorContext): Promise<Operator> {
  const row = found(await findCredential(ctx.db, { accountId: ctx.actor.accountId }))
  const { name, passwordSetAt, enrolledAt } = row
  const recoveryCodesLeft = await countRecoveryCodes(ctx.db, row.accountId)
  return { name, passwordSetAt: passwordSetAt.toISOString(), enrolledAt: (enrolledAt ?? passwordSetAt).toISOString(), recoveryCodesLeft }
}

export async function changePassword(ctx: ActorContext, keys: OperatorKeys, input: Factors & { newPassword: string }): Promise<Operator> {
  const row = found(await findCredential(ctx.db, { accountId: ctx.actor.accountId }))
  assertGoodPassword(input.newPassword, row.name, input.newPassword === input.password)
  const passwordHash = await hashPassword(input.newPassword)
  return asMyself(ctx, keys, input, async (tx) => {
    assertThat(await updateCredential(tx.db, row, { passwordHash, passwordSetAt: tx.now }), 'thing.changed')
    await endOtherSessions(tx.db, row.accountId, tx.actor.sessionId, tx.now)
    await audit(tx, 'auth.operator_password', row.accountId)
    return describeOperator(tx)
  })
}

export function renewRecoveryCodes(ctx: ActorContext, keys: OperatorKeys, input: Factors): Promise<string[]> {
  return asMyself(ctx, keys, input, async (tx) => {
    const codes = await writeRecoveryCodes(tx, keys, tx.actor.accountId)
    await audit(tx, 'auth.operator_recovery_codes', tx.actor.accountId)
    return codes
  })
}

/** A session left open is not enough for these: password and code are asked again, and wrong ones count as anywhere. */
async function asMyself<T>(ctx: ActorContext, keys: OperatorKeys, given: Factors, work: (tx: ActorContext) => Promise<T>): Promise<T> {
  const row = found(await findCredential(ctx.db, { accountId: ctx.actor.accountId }))
  const lockMinutes = await spendTry(ctx, keys.lookup, row.name)
  const weighed = await weigh(ctx, keys, row, given)
  const outcome = await inTransaction(ctx, async (tx) => {
    // a recovery code is for signing in without the phone, not for this
    if (weighed.step === null || !(await spend(tx, keys, weighed))) return null
    await forgiveTries(tx, keys.lookup, row.name)
    return { value: await work(tx) }
  })
  return outcome ? outcome.value : refuseTry(ctx, row.name, lockMinutes)
}

const audit = (ctx: Context, action: string, accountId: string): Promise<void> =>
  writeAudit(ctx, { action, subjectType: 'account', subjectId: accountId, orgId: null })
