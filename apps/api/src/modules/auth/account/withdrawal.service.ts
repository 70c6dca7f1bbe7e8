import type { ActorContext } from '../../../lib/context'
import { writeAudit } from '../../audit'
import { dropWaitingRequests, endIdentity, expireInvitations } from '../binding/binding.repo'
import { endEverySession } from '../sessions/session.repo'
import { tellWithdrawal } from './withdrawal.hooks'

/**
 * Takes consent back (个人信息保护法第四十七条): whatever rests on it ends now. The roster and the records of party life rest on
 * duty and stay. Offices stay as well: whoever appointed takes them back. A new binding brings the person back.
 */
export async function withdrawConsent(ctx: ActorContext): Promise<void> {
  const { accountId, memberId, orgId } = ctx.actor
  await expireInvitations(ctx.db, accountId, ctx.now)
  const unbound = await endIdentity(ctx.db, accountId, ctx.now)
  await endEverySession(ctx.db, accountId, ctx.now, 'withdrawn')
  if (memberId !== null) {
    await dropWaitingRequests(ctx.db, memberId)
    await tellWithdrawal(ctx, { accountId, memberId })
  }
  await writeAudit(ctx, { action: 'auth.withdraw', subjectType: 'account', subjectId: accountId, orgId, detail: { unbound } })
}
