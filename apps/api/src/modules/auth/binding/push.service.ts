import type { Context } from '../../../lib/context'
import { writeAudit } from '../../audit'
import type { PushEvent } from '../../wechat'
import { findAccount } from '../auth.repo'
import { findBoundAccount } from './binding.repo'
import { endBinding } from './binding.service'

/** Somebody closed their WeChat account (`user_authorization_cancellation`): nobody can be let in by it any more. */
export async function endClosedWechat(ctx: Context, { openid }: PushEvent): Promise<void> {
  const accountId = await findBoundAccount(ctx.db, openid)
  if (!accountId || !(await endBinding(ctx, accountId, 'wechat_closed'))) return
  await auditAccount(ctx, 'auth.wechat_closed', accountId)
}

/**
 * Somebody took back what they allowed WeChat to show us (`user_authorization_revoke`; 8 is the phone number). We keep no copy
 * of it: the roster has its number from the branch. So it is only noted.
 */
export async function noteRevoked(ctx: Context, { openid, fields }: PushEvent): Promise<void> {
  const accountId = await findBoundAccount(ctx.db, openid)
  if (!accountId) return
  const { RevokeInfo: items } = fields
  await auditAccount(ctx, 'auth.revoke_consent', accountId, { items: typeof items === 'string' && /^\d{1,3}(,\d{1,3})*$/.test(items) ? items : '' })
}

async function auditAccount(ctx: Context, action: string, accountId: string, detail?: Record<string, unknown>): Promise<void> {
  const account = await findAccount(ctx.db, accountId)
  await writeAudit(ctx, { action, subjectType: 'account', subjectId: accountId, orgId: account?.orgId ?? null, ...(detail && { detail }) })
}
