import { assertThat } from '../../../lib/app-error'
import { seal } from '../../../lib/cipher'
import { inTransaction, type Context } from '../../../lib/context'
import { writeAudit } from '../../audit'
import { endEverySession } from '../sessions/session.repo'
import { startSession, type Grant } from '../sessions/session.service'
import { digitsOf, placeOfSecret, spend, weigh, writeRecoveryCodes, type Factors, type OperatorKeys } from './factors.service'
import { forgiveTries, plainName, refuseTry, spendTry } from './lock.service'
import { hashPassword, verifyPassword } from './password-hash'
import { assertGoodPassword } from './password.policy'
import { findCredential, updateCredential, type Credential } from './operator.repo'
import { issueSetUpTicket, openSetUpTicket, type SetUpTicket } from './set-up-ticket'
import { matchStep, newTotpSecret, totpUri } from './totp'

/** How the authenticator names this system. */
const issuer = '党员E家'

interface SetUp {
  ticket: string
  newPassword: boolean
  name: string
  secret: string
  uri: string
}

const browserByPassword = { client: 'browser', by: 'password' } as const

/** Name, password and second factor in one request: which of them was wrong is told to nobody. */
export async function signInOperator(ctx: Context, keys: OperatorKeys, input: Factors & { name: string }): Promise<{ grant: Grant } | { setUp: SetUp }> {
  const lockMinutes = await spendTry(ctx, keys.lookup, input.name)
  const weighed = await weigh(ctx, keys, await findCredential(ctx.db, { name: plainName(input.name) }), input)
  const outcome = await inTransaction(ctx, async (tx) => {
    const spent = await spend(tx, keys, weighed)
    if (!spent) return null
    const { row, opened } = spent
    await forgiveTries(tx, keys.lookup, row.name)
    if (opened === 'totp') return { grant: await startSession(tx, row.accountId, browserByPassword) }
    if (opened === 'recovery') await auditOf(tx, 'auth.operator_recovery', row.accountId)
    return { setUp: offerSetUp(tx, keys, row, opened === 'one_time') }
  })
  return outcome ?? refuseTry(ctx, input.name, lockMinutes)
}

function offerSetUp(ctx: Context, keys: OperatorKeys, { accountId, version, name }: Credential, newPassword: boolean): SetUp {
  const secret = newTotpSecret()
  const ticket = issueSetUpTicket(keys.data, { accountId, version, secret, newPassword }, ctx.now)
  return { ticket, newPassword, name, secret, uri: totpUri(secret, name, issuer) }
}

/** Ends a set-up: only now the authenticator counts, the password is one's own, and there is a session. */
export async function setUpOperator(ctx: Context, keys: OperatorKeys, input: { ticket: string; newPassword: string | undefined; code: string }) {
  const ticket = openSetUpTicket(keys.data, input.ticket, ctx.now)
  const row = await findCredential(ctx.db, { accountId: ticket.accountId })
  assertThat(row && row.version === ticket.version, 'auth.set_up_expired')
  const password = ticket.newPassword ? await ownPassword(row, input.newPassword ?? '') : {}
  const totpStep = matchStep(ticket.secret, digitsOf(input.code), ctx.now)
  assertThat(totpStep !== null, 'auth.code_wrong', { fields: [{ field: 'body/code', message: '动态码不正确' }] })
  const totpSecret = seal(keys.data, ticket.secret, placeOfSecret(row.accountId))
  const written = await updateCredential(ctx.db, row, { ...password, ...passwordDone(ctx, ticket), totpSecret, totpStep, enrolledAt: ctx.now })
  assertThat(written, 'auth.set_up_expired')
  const recoveryCodes = await writeRecoveryCodes(ctx, keys, row.accountId)
  await endEverySession(ctx.db, row.accountId, ctx.now, 'password_changed')
  await auditOf(ctx, 'auth.operator_set_up', row.accountId)
  return { grant: await startSession(ctx, row.accountId, browserByPassword), recoveryCodes }
}

const passwordDone = ({ now }: Context, { newPassword }: SetUpTicket) => (newPassword ? { oneTimeUntil: null, passwordSetAt: now } : {})

/** A password that may replace the one there is. */
async function ownPassword(row: Credential, password: string): Promise<{ passwordHash: string }> {
  assertGoodPassword(password, row.name, await verifyPassword(password, row.passwordHash))
  return { passwordHash: await hashPassword(password) }
}

const auditOf = (ctx: Context, action: string, accountId: string): Promise<void> =>
  writeAudit(ctx, { action, subjectType: 'account', subjectId: accountId, orgId: null })
