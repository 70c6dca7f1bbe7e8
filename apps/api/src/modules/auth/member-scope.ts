import { reaches } from '@ejia/domain/actor'
import { assertThat, found } from '../../lib/app-error'
import type { ActorContext } from '../../lib/context'
import { findAccountId, findMember, listHeldRoles } from './auth.repo'
import { mayVouchFor } from './auth.policy'

/** A member whose way to sign in is mine to give and take: on my roster, and holding no office above mine. */
export async function findManageableMember(ctx: ActorContext, memberId: string) {
  const member = found(await findMember(ctx.db, memberId))
  const visible = member.id === ctx.actor.memberId || reaches(ctx.actor, 'members.read', member.orgPath)
  assertThat(visible, 'thing.not_found')
  assertThat(reaches(ctx.actor, 'members.manage', member.orgPath), 'thing.forbidden')
  await assertVouchable(ctx, memberId)
  return member
}

export async function assertVouchable(ctx: ActorContext, memberId: string): Promise<void> {
  const accountId = await findAccountId(ctx.db, { memberId })
  const held = accountId ? await listHeldRoles(ctx.db, accountId) : []
  assertThat(mayVouchFor(ctx.actor, held), 'thing.forbidden')
}
