import { assertThat } from '../../../lib/app-error'
import type { HashKeys } from '../../../keys/sealed-column'
import type { KeyRing } from '../../../lib/cipher'
import { inTransaction, type ActorContext, type Context } from '../../../lib/context'
import { newId } from '../../../lib/ids'
import { writeAudit } from '../../audit'
import type { WechatClient } from '../../wechat'
import { findAccount, findAccountId } from '../auth.repo'
import { endIdentity, findBoundAccount, insertIdentity, isBound, markInvitationUsed } from './binding.repo'
import { findInvitation } from './invitation.service'
import { findManageableMember } from '../member-scope'
import { endEverySession } from '../sessions/session.repo'
import { startSession, type Client, type Grant } from '../sessions/session.service'
import { issueTicket } from './ticket.service'

/** Signs in whoever the code belongs to; an identity bound to nobody gets a ticket to bind with. */
export async function signInWechat(
  ctx: Context,
  platform: { wechat: WechatClient; ring: KeyRing },
  login: { code: string; client: Client },
): Promise<{ grant: Grant } | { ticket: string }> {
  // outside any transaction: no connection waits for another company's server
  const { openid } = await platform.wechat.codeToSession(login.code)
  return inTransaction(ctx, async (tx) => {
    const accountId = await findBoundAccount(tx.db, openid)
    if (!accountId) return { ticket: issueTicket(platform.ring, { openid }, tx.now) }
    return { grant: await startSession(tx, accountId, { client: login.client, by: 'wechat' }) }
  })
}

/** Redeems an invitation. Sent again after a lost reply it signs in once more instead of calling the code used. */
export async function bindByInvitation(ctx: Context, keys: HashKeys, input: { openid: string; invitation: string; client: Client }): Promise<Grant> {
  const { id, accountId, usedAt } = await findInvitation(ctx, keys, input.invitation)
  const how = { client: input.client, by: 'binding' } as const
  if (usedAt !== null) {
    assertThat((await findBoundAccount(ctx.db, input.openid)) === accountId, 'auth.invitation_invalid')
    return startSession(ctx, accountId, how)
  }
  await attachIdentity(ctx, accountId, input.openid)
  await markInvitationUsed(ctx.db, id, ctx.now)
  const account = await findAccount(ctx.db, accountId)
  const subject = { subjectType: 'account', subjectId: accountId, orgId: account?.orgId ?? null }
  await writeAudit(ctx, { action: 'auth.bind', ...subject, detail: { invitationId: id } })
  return startSession(ctx, accountId, how)
}

/** One identity, one account; the unique indexes hold it when two come at once. */
export async function attachIdentity(ctx: Context, accountId: string, openid: string): Promise<void> {
  assertThat((await findBoundAccount(ctx.db, openid)) === undefined, 'auth.wechat_taken')
  assertThat(!(await isBound(ctx.db, accountId)), 'auth.already_bound')
  await insertIdentity(ctx.db, { id: newId(ctx.now), openid, accountId, boundAt: ctx.now })
}

/** Takes a binding back and signs the person out everywhere: a lost phone, or the wrong person bound. */
export async function unbindMember(ctx: ActorContext, memberId: string): Promise<void> {
  const member = await findManageableMember(ctx, memberId)
  const accountId = await findAccountId(ctx.db, { memberId })
  assertThat(accountId && (await endBinding(ctx, accountId, 'unbound')), 'auth.not_bound')
  await writeAudit(ctx, { action: 'auth.unbind', subjectType: 'member', subjectId: memberId, orgId: member.orgId, detail: { accountId } })
}

/** The same by oneself. To come back takes one's own phone number, an invitation or the branch's word. */
export async function unbindSelf(ctx: ActorContext): Promise<void> {
  const { accountId, orgId } = ctx.actor
  assertThat(await endBinding(ctx, accountId, 'unbound'), 'auth.not_bound')
  await writeAudit(ctx, { action: 'auth.unbind_self', subjectType: 'account', subjectId: accountId, orgId })
}

/** Ends the binding of an account, if there is one, and every sign-in with it. False when there was none. */
export async function endBinding(ctx: Context, accountId: string, reason: 'unbound' | 'rebound' | 'wechat_closed'): Promise<boolean> {
  if (!(await endIdentity(ctx.db, accountId, ctx.now))) return false
  await endEverySession(ctx.db, accountId, ctx.now, reason)
  return true
}
