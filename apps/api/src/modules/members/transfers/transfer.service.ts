import type { Transfer } from '@ejia/contract/members/routes'
import { reaches } from '@ejia/domain/actor'
import { dayOf } from '@ejia/domain/calendar'
import { transferEndsOn } from '@ejia/domain/members'
import { holdsMembers } from '@ejia/domain/orgs'
import { assertThat, found } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { newId } from '../../../lib/ids'
import { writeAudit } from '../../audit'
import { requireOrg } from '../../orgs'
import { canManage } from '../members.policy'
import { holdMember } from '../members.repo'
import { visibleMember } from '../members.service'
import { insertEvents, updateMember } from '../members.write.repo'
import { clearDead, endTransfer, findTransfer, insertTransfer, type TransferRow } from './transfer.repo'

export interface TransferWish {
  toOrgId: number
  reason: string
  letterNo?: string
}

/**
 * Hands a member over. Whoever looks after both branches settles it at once; from a branch to one out of reach it is asked
 * for, and the member stays until the other side answers (组织关系 goes with the receipt, 回执).
 */
export async function transferMember(ctx: ActorContext, memberId: string, { toOrgId, reason, letterNo = '' }: TransferWish): Promise<Transfer> {
  assertThat(canManage(ctx.actor, await visibleMember(ctx, memberId)), 'thing.forbidden')
  // names of organisations are for everybody, so one out of reach may be named here
  const to = await requireOrg(ctx.db, toOrgId, { hold: true })
  assertThat(holdsMembers(to.kind), 'members.org_holds_none')
  const member = await visibleMember(ctx, memberId, holdMember)
  assertThat(canManage(ctx.actor, member), 'thing.forbidden')
  assertThat(member.leftOn === null, 'members.transfer_stale')
  assertThat(member.orgId !== to.id, 'members.same_org')
  const today = dayOf(ctx.now)
  const by = { decidedAt: ctx.now, decidedBy: ctx.actor.accountId }
  await clearDead(ctx.db, { memberId, orgId: member.orgId, today }, { ...by, state: 'withdrawn', note: '已失效，重新发起' })
  const atOnce = reaches(ctx.actor, 'members.manage', to.path)
  const id = newId(ctx.now)
  await insertTransfer(ctx.db, {
    id, memberId, fromOrgId: member.orgId, toOrgId, state: atOnce ? 'accepted' : 'asked', reason: reason.trim(), letterNo: letterNo.trim(),
    askedAt: ctx.now, askedBy: ctx.actor.accountId, endsOn: transferEndsOn(today), note: '', ...(atOnce ? by : {}),
  })
  if (atOnce) await carryOver(ctx, { id, memberId, from: member.orgId, to: to.id })
  await writeAudit(ctx, {
    action: atOnce ? 'members.transfer' : 'members.ask_transfer', subjectType: 'member', subjectId: memberId, orgId: member.orgId, detail: { transferId: id, from: member.orgId, to: to.id },
  })
  return toTransfer(ctx, found(await findTransfer(ctx.db, id)))
}

/** Takes the member in, or sends them back with a reason: for those who look after the receiving branch. */
export async function decideTransfer(ctx: ActorContext, transferId: string, { accept, note = '' }: { accept: boolean; note?: string }): Promise<Transfer> {
  const transfer = await visibleTransfer(ctx, transferId)
  assertThat(mayDecide(ctx, transfer), 'thing.forbidden')
  assertThat(transfer.state === 'asked', 'members.transfer_decided')
  assertThat(accept || note.trim() !== '', 'members.transfer_note_missing', { fields: [{ field: 'body/note', message: '请写明退回的原因' }] })
  if (accept) await admit(ctx, transfer)
  const decision = { state: accept ? ('accepted' as const) : ('refused' as const), decidedAt: ctx.now, decidedBy: ctx.actor.accountId, note: note.trim() }
  assertThat(await endTransfer(ctx.db, transferId, decision), 'members.transfer_decided')
  const detail = { transferId, from: transfer.from.id, to: transfer.to.id }
  await writeAudit(ctx, { action: accept ? 'members.accept_transfer' : 'members.refuse_transfer', subjectType: 'member', subjectId: transfer.memberId, orgId: transfer.to.id, detail })
  return toTransfer(ctx, found(await findTransfer(ctx.db, transferId)))
}

async function admit(ctx: ActorContext, { id, memberId, from, to, endsOn }: TransferRow): Promise<void> {
  assertThat(endsOn >= dayOf(ctx.now), 'members.transfer_expired')
  await requireOrg(ctx.db, to.id, { hold: true })
  const member = found(await holdMember(ctx.db, memberId))
  const still = found(await findTransfer(ctx.db, id))
  assertThat(still.state === 'asked', 'members.transfer_decided')
  assertThat(member.orgId === from.id && member.leftOn === null, 'members.transfer_stale')
  await carryOver(ctx, { id, memberId, from: from.id, to: to.id })
}

export async function withdrawTransfer(ctx: ActorContext, transferId: string): Promise<Transfer> {
  const transfer = await visibleTransfer(ctx, transferId)
  assertThat(mayWithdraw(ctx, transfer), 'thing.forbidden')
  const decision = { state: 'withdrawn' as const, decidedAt: ctx.now, decidedBy: ctx.actor.accountId }
  assertThat(await endTransfer(ctx.db, transferId, decision), 'members.transfer_decided')
  await writeAudit(ctx, { action: 'members.withdraw_transfer', subjectType: 'member', subjectId: transfer.memberId, orgId: transfer.from.id, detail: { transferId } })
  return toTransfer(ctx, found(await findTransfer(ctx.db, transferId)))
}

async function carryOver(ctx: ActorContext, { id, memberId, from, to }: { id: string; memberId: string; from: number; to: number }): Promise<void> {
  await updateMember(ctx.db, memberId, { orgId: to }, ctx.now)
  await insertEvents(ctx.db, [{ id: newId(ctx.now), memberId, kind: 'transferred', at: ctx.now, accountId: ctx.actor.accountId, orgId: to, detail: { from, to, transferId: id } }])
}

/** One that leaves or enters an organisation the actor looks after; any other looks like missing. */
async function visibleTransfer(ctx: ActorContext, transferId: string): Promise<TransferRow> {
  const transfer = found(await findTransfer(ctx.db, transferId))
  assertThat(mayDecide(ctx, transfer) || mayWithdraw(ctx, transfer), 'thing.not_found')
  return transfer
}

const mayDecide = ({ actor }: ActorContext, { to }: TransferRow): boolean => reaches(actor, 'members.manage', to.path)
const mayWithdraw = ({ actor }: ActorContext, { from }: TransferRow): boolean => reaches(actor, 'members.manage', from.path)

export function toTransfer(ctx: ActorContext, row: TransferRow): Transfer {
  const { id, memberId, memberName, rosterNo, from, to, state, reason, letterNo, askedAt, endsOn, decidedAt, note } = row
  const waits = state === 'asked'
  return {
    id, member: { id: memberId, name: memberName }, rosterNo, from: { id: from.id, name: from.name }, to: { id: to.id, name: to.name },
    state, reason, letterNo, askedAt: askedAt.toISOString(), endsOn, expired: waits && endsOn < dayOf(ctx.now),
    decidedAt: decidedAt?.toISOString() ?? null, note, mayDecide: waits && mayDecide(ctx, row), mayWithdraw: waits && mayWithdraw(ctx, row),
  }
}
