import { holdsMembers } from '@ejia/domain/orgs'
import { assertThat } from '../../lib/app-error'
import { newId } from '../../lib/ids'
import type { DissolveHandler } from '../orgs'
import { endTransfersOf } from './transfers/transfer.repo'
import { belongsSomebody, insertEvents, transferAll } from './members.write.repo'

/** When an organisation is dissolved its members go to the one it is merged into; without one it must be empty. */
export const handOverMembers: DissolveHandler = async (ctx, org, mergeInto) => {
  await endTransfersOf(ctx.db, org.id, { state: 'withdrawn', decidedAt: ctx.now, decidedBy: ctx.actor.accountId, note: '组织已撤销' })
  if (!(await belongsSomebody(ctx.db, org.id))) return
  assertThat(mergeInto, 'orgs.has_members')
  assertThat(holdsMembers(mergeInto.kind), 'members.org_holds_none')
  const moved = await transferAll(ctx.db, org.id, mergeInto.id, ctx.now)
  const detail = { from: org.id, to: mergeInto.id, dissolved: true }
  await insertEvents(ctx.db, moved.map((memberId) => ({
    id: newId(ctx.now), memberId, kind: 'transferred' as const, at: ctx.now, accountId: ctx.actor.accountId, orgId: mergeInto.id, detail,
  })))
}
