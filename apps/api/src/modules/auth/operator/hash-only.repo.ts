import { and, count, gt, isNull } from 'drizzle-orm'
import { sole, type Executor } from '../../../lib/context'
import { invitations } from '../auth.table'
import { operatorRecoveryCodes } from '../operator.table'

/** Codes still good of which only the hash is kept: they cannot be indexed again, only be made anew. */
export async function countHashOnly(db: Executor, now: Date): Promise<{ recoveryCodes: number; invitations: number }> {
  const codes = await db.select({ n: count() }).from(operatorRecoveryCodes).where(isNull(operatorRecoveryCodes.usedAt))
  const invited = await db.select({ n: count() }).from(invitations).where(and(isNull(invitations.usedAt), gt(invitations.expiresAt, now)))
  return { recoveryCodes: sole(codes).n, invitations: sole(invited).n }
}
