import type { Waiting } from '@ejia/contract/core/schema'
import { reaches, reachOf } from '@ejia/domain/actor'
import type { HashKeys } from '../../../keys/sealed-column'
import { assertThat, found } from '../../../lib/app-error'
import type { ActorContext, Context } from '../../../lib/context'
import { decodeCursor, pageSize, textIn, toPage } from '../../../lib/cursor'
import { newId } from '../../../lib/ids'
import { writeAudit } from '../../audit'
import { findByNameAndPhone } from '../../members'
import { ensureAccount } from '../account.service'
import { tellBindingDecided } from './binding.hooks'
import { attachIdentity } from './binding.service'
import { countWaitingRequests, decideRequest, findRequestForUpdate, insertBindingRequest, listWaitingRequests } from './binding.repo'
import { assertVouchable } from '../member-scope'

const shownOnWorkbench = 5

/**
 * Somebody says who they are and waits for their branch. Whether the roster knows them or not, the same statements run
 * and the same answer goes out, so the form cannot be used to ask who is a party member here.
 */
export async function requestBinding(ctx: Context, keys: HashKeys, input: { openid: string; name: string; phone: string }): Promise<void> {
  const member = await findByNameAndPhone(ctx.db, keys, input.name, input.phone)
  const id = newId(ctx.now)
  await insertBindingRequest(ctx.db, { id, openid: input.openid, memberId: member?.id ?? null, requestedAt: ctx.now })
  const subject = { subjectType: 'binding_request', subjectId: id, orgId: member?.orgId ?? null }
  await writeAudit(ctx, { action: 'auth.request_binding', ...subject, detail: { memberId: member?.id ?? null } })
}

/** What waits for me, oldest first. */
export async function listBindingRequests(ctx: ActorContext, query: { cursor?: string; limit?: number }) {
  const roots = reachOf(ctx.actor, 'members.manage')
  const key = decodeCursor(query.cursor, 1)
  const size = pageSize(query.limit)
  const rows = await listWaitingRequests(ctx.db, { roots, after: key && textIn(key[0]), limit: size + 1 })
  const page = toPage(rows, size, (row) => [row.id])
  return { ...page, items: page.items.map((row) => ({ ...row, requestedAt: row.requestedAt.toISOString() })) }
}

/** The same for the workbench: how many, and the first few. */
export async function bindingRequestsWaiting(ctx: ActorContext): Promise<Waiting> {
  const roots = reachOf(ctx.actor, 'members.manage')
  const rows = await listWaitingRequests(ctx.db, { roots, after: null, limit: shownOnWorkbench })
  const items = rows.map((row) => ({ id: row.id, title: row.member.name, org: row.org, at: row.requestedAt.toISOString() }))
  return { count: await countWaitingRequests(ctx.db, roots), items }
}

export async function decideBindingRequest(ctx: ActorContext, requestId: string, accept: boolean): Promise<void> {
  const request = found(await findRequestForUpdate(ctx.db, requestId))
  assertThat(reaches(ctx.actor, 'members.manage', request.orgPath), 'thing.not_found')
  assertThat(request.decidedAt === null, 'auth.request_decided')
  if (accept) await bindRequester(ctx, request)
  await decideRequest(ctx.db, requestId, { accepted: accept ? 'yes' : 'no', decidedBy: ctx.actor.accountId, decidedAt: ctx.now })
  const action = accept ? 'auth.accept_binding' : 'auth.refuse_binding'
  await writeAudit(ctx, { action, subjectType: 'binding_request', subjectId: requestId, orgId: request.orgId, detail: { memberId: request.member.id } })
  await tellBindingDecided(ctx, { memberId: request.member.id, accepted: accept })
}

async function bindRequester(ctx: ActorContext, { member, openid }: NonNullable<Awaited<ReturnType<typeof findRequestForUpdate>>>): Promise<void> {
  assertThat(member.leftOn === null, 'auth.account_disabled')
  await assertVouchable(ctx, member.id)
  await attachIdentity(ctx, await ensureAccount(ctx, member), openid)
}
