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
 * sign-in is refused, by every process in the one table. Names that nobody has are locked just the same.
 */
export async function spendTry(ctx: Context, lookupKey: Buffer, name: string): Promise<void> {
  const nameHash = hashOf(lookupKey, name)
  const counted = await inTransaction(ctx, async (tx) => {
    const count = await countTry(tx.db, nameHash, tx.now)
    if (count !== undefined && count % triesPerLock === 0) await lock(tx, { name, nameHash, locks: count / triesPerLock })
    return count
  })
  if (counted !== undefined) return
  const until = await lockedUntil(ctx.db, nameHash)
  throw new AppError('auth.operator_locked', { retryAfter: until ? Math.max(1, Math.ceil((until.getTime() - ctx.now.getTime()) / 1000)) : 1 })
}

async function lock(ctx: Context, { name, nameHash, locks }: { name: string; nameHash: string; locks: number }): Promise<void> {
  const minutes = Math.min(firstLockMinutes * 2 ** (locks - 1), longestLockMinutes)
  await lockName(ctx.db, nameHash, new Date(ctx.now.getTime() + minutes * 60_000))
  const account = await findCredential(ctx.db, { name: plainName(name) })
  await writeAudit(ctx, { action: 'auth.operator_locked', subjectType: 'account', subjectId: account?.accountId ?? 'unknown', orgId: null, detail: { minutes } })
}

/** A try that turned out right ends the counting. */
export const forgiveTries = (ctx: Context, lookupKey: Buffer, name: string): Promise<void> => forgetTries(ctx.db, { nameHash: hashOf(lookupKey, name) })
