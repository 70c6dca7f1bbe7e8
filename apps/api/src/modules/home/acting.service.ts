import type { Acting } from '@ejia/contract/home/routes'
import type { ActorContext } from '../../lib/context'
import { listLately, reachableForActing } from '../acting'
import { listActivitiesToActOn } from '../activities'
import { owedReceipts } from '../posts'

/** Of each kind, no more than this is shown: what comes first is done first. */
const most = 20

/** What a retired member could do now, for whoever of the branch does it with them, and what was done for them lately. */
export async function getActing(ctx: ActorContext, memberId: string): Promise<Acting> {
  const { member, ...asMember } = await reachableForActing(ctx, memberId)
  return {
    member: { id: member.id, name: member.name },
    org: { id: member.orgId, name: member.orgName },
    receipts: await owedReceipts(asMember, most),
    activities: await listActivitiesToActOn(asMember, most),
    lately: await listLately(ctx, memberId),
  }
}
