import { normaliseCode } from '@ejia/domain/check-in'
import type { DataKeys } from '../../../keys/sealed-column'
import { keyedHash, unseal } from '../../../lib/cipher'
import type { Context } from '../../../lib/context'
import { newId } from '../../../lib/ids'
import { newTypedCode } from '../typed-code'
import { replaceRecoveryCodes, spendRecoveryCode, spendStep, type Credential } from './operator.repo'
import { decoyHash, verifyPassword } from './password-hash'
import { matchStep, newTotpSecret } from './totp'

export type OperatorKeys = DataKeys

/** Letters of a recovery code: 23^12, 54 bits. */
const recoveryLength = 12
const recoveryCount = 8

/** Bound to the row: a sealed secret copied to another account does not open. */
export const placeOfSecret = (accountId: string): string => `operator_credentials.totp_secret.${accountId}`

const recoveryHash = (lookupKey: Buffer, code: string): string => keyedHash(lookupKey, `recovery:${code}`)

/** Looked at in the place of a secret that does not exist. */
const decoySecret = newTotpSecret()

export interface Factors {
  password: string
  code: string
}

/** What was given, weighed but not yet spent. */
interface Weighed {
  row: Credential | undefined
  passwordRight: boolean
  /** Step whose code it is. */
  step: number | null
  recoveryCode: string | null
}

/**
 * Looks at both factors. The same work is done whatever is wrong: the costly password first, whether or not the account
 * exists, then the code, whether or not the password was right. Outside any transaction: it takes a while.
 */
export async function weigh(ctx: Context, keys: OperatorKeys, row: Credential | undefined, given: Factors): Promise<Weighed> {
  const passwordRight = await verifyPassword(given.password, row?.passwordHash ?? decoyHash)
  const secret = row?.totpSecret ? unseal(keys.data, row.totpSecret, placeOfSecret(row.accountId)) : decoySecret
  return { row, passwordRight, step: matchStep(secret, digitsOf(given.code), ctx.now), recoveryCode: normaliseCode(given.code, recoveryLength) }
}

export const digitsOf = (typed: string): string => typed.replace(/[\s-]/g, '')

export type Opened = 'one_time' | 'totp' | 'recovery'

/** What the factors open, and the second one spent; null when anything was wrong or used before. */
export async function spend(ctx: Context, keys: OperatorKeys, { row, passwordRight, step, recoveryCode }: Weighed): Promise<{ row: Credential; opened: Opened } | null> {
  if (!row || !passwordRight) return null
  if (row.oneTimeUntil !== null) return row.oneTimeUntil > ctx.now ? { row, opened: 'one_time' } : null
  if (row.totpSecret !== null && step !== null) return (await spendStep(ctx.db, row, step)) ? { row, opened: 'totp' } : null
  if (recoveryCode === null) return null
  // only hashes are kept, so a code stays under the key it was made with
  const hashes = (keys.lookupAlso ? [keys.lookup, keys.lookupAlso] : [keys.lookup]).map((key) => recoveryHash(key, recoveryCode))
  return (await spendRecoveryCode(ctx.db, row.accountId, hashes, ctx.now)) ? { row, opened: 'recovery' } : null
}

/** Recovery codes in the place of those there were. Told once; only keyed hashes are kept. */
export async function writeRecoveryCodes(ctx: Context, keys: OperatorKeys, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCount }, () => newTypedCode(recoveryLength))
  const rows = codes.map((code) => ({ id: newId(ctx.now), accountId, codeHash: recoveryHash(keys.lookup, code), createdAt: ctx.now }))
  await replaceRecoveryCodes(ctx.db, accountId, rows)
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-'))
}
