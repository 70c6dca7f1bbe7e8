import { AppError } from '../../../lib/app-error'
import { keyedHash } from '../../../lib/cipher'
import { inTransaction, type Context } from '../../../lib/context'
import { writeAudit } from '../../audit'
import { countTry, findCredential, forgetTries, lockedUntil, lockName } from './operator.repo'

/** Wrong tries until a name is locked, and again after each lock. */
const triesPerLock = 5
const firstLockMinutes = 15
/** Locks double up to this: whoever guesses gets some thirty tries a day, whoever is locked out by a guesser works again the same day. */
const longestLockMinutes = 240

export const plainName = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

const hashOf = (lookupKey: Buffer, name: string): string => keyedHash(lookupKey, `operator:${plainName(name)}`)

/**
 * Spends one try for this name, in a transaction of its own: counted before its outcome is known, kept although the
 * sign-in is refused, by every process in the one table. Names that nobody has are locked just the same. Answers the
 * minutes of the lock that this try brings unless it is forgiven, or null.
 */
export async function spendTry(ctx: Context, lookupKey: Buffer, name: string): Promise<number | null> {
  const nameHash = hashOf(lookupKey, name)
  const spent = await inTransaction(ctx, async (tx) => {
    const count = await countTry(tx.db, nameHash, tx.now)
    if (count === undefined) return undefined
    if (count % triesPerLock !== 0) return null
    const minutes = Math.min(firstLockMinutes * 2 ** (count / triesPerLock - 1), longestLockMinutes)
    await lockName(tx.db, nameHash, new Date(tx.now.getTime() + minutes * 60_000))
    return minutes
  })
  if (spent !== undefined) return spent
  const until = await lockedUntil(ctx.db, nameHash)
  throw new AppError('auth.operator_locked', { retryAfter: until ? Math.max(1, Math.ceil((until.getTime() - ctx.now.getTime()) / 1000)) : 1 })
}

/** The answer to a wrong try; the one that locked the name leaves its line. */
export async function refuseTry(ctx: Context, name: string, minutes: number | null): Promise<never> {
  if (minutes !== null) {
    const account = await findCredential(ctx.db, { name: plainName(name) })
    await writeAudit(ctx, { action: 'auth.operator_locked', subjectType: 'account', subjectId: account?.accountId ?? 'unknown', orgId: null, detail: { minutes } })
  }
  throw new AppError('auth.operator_refused')
}

/** A try that turned out right ends the counting. */
export const forgiveTries = (ctx: Context, lookupKey: Buffer, name: string): Promise<void> => forgetTries(ctx.db, { nameHash: hashOf(lookupKey, name) })
