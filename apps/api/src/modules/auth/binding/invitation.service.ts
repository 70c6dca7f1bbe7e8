import { normaliseCode } from '@ejia/domain/check-in'
import type { HashKeys } from '../../../keys/sealed-column'
import { AppError, assertThat } from '../../../lib/app-error'
import { keyedHash } from '../../../lib/cipher'
import type { ActorContext, Context } from '../../../lib/context'
import { newId } from '../../../lib/ids'
import { writeAudit } from '../../audit'
import { ensureAccount } from '../account.service'
import { expireInvitations, findInvitationForUpdate, insertInvitation, isBound } from './binding.repo'
import { findManageableMember } from '../member-scope'
import { newTypedCode } from '../typed-code'

/** Letters of a code: 23^10, some 41 million million. */
const length = 10
const days = 7

export interface Invitation {
  invitation: string
  expiresAt: Date
}

/** A one-time code for a member of mine to bind their WeChat with. It is told once; only its keyed hash is kept. */
export async function inviteMember(ctx: ActorContext, lookupKey: Buffer, memberId: string): Promise<Invitation> {
  const member = await findManageableMember(ctx, memberId)
  assertThat(member.leftOn === null, 'auth.account_disabled')
  const accountId = await ensureAccount(ctx, member)
  assertThat(!(await isBound(ctx.db, accountId)), 'auth.already_bound')
  const invitation = await writeInvitation(ctx, lookupKey, accountId)
  await writeAudit(ctx, { action: 'auth.invite', subjectType: 'member', subjectId: memberId, orgId: member.orgId, detail: { accountId } })
  return invitation
}

/** The newest code is the one that counts: those written before for this account end. */
export async function writeInvitation(ctx: Context, lookupKey: Buffer, accountId: string): Promise<Invitation> {
  await expireInvitations(ctx.db, accountId, ctx.now)
  const code = newTypedCode(length)
  const expiresAt = new Date(ctx.now.getTime() + days * 86_400_000)
  const createdBy = ctx.actor?.accountId ?? null
  await insertInvitation(ctx.db, { id: newId(ctx.now), codeHash: hashOf(lookupKey, code), accountId, createdBy, createdAt: ctx.now, expiresAt })
  return { invitation: code, expiresAt }
}

/** What was typed, as an invitation: wrong, used up and expired are told apart by nobody but us. */
export async function findInvitation(ctx: Context, { lookup, lookupAlso }: HashKeys, typed: string) {
  const code = normaliseCode(typed, length)
  const row = code === null ? undefined : await findInvitationForUpdate(ctx.db, (lookupAlso ? [lookup, lookupAlso] : [lookup]).map((key) => hashOf(key, code)))
  if (!row || row.expiresAt <= ctx.now) throw new AppError('auth.invitation_invalid')
  return row
}

/** One lookup key serves several kinds of text; the prefix keeps their hashes apart. */
const hashOf = (lookupKey: Buffer, code: string): string => keyedHash(lookupKey, `invitation:${code}`)
