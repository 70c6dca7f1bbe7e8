import type { BindingWay } from '@ejia/domain/account'
import type { Waiting } from '@ejia/contract/core/schema'
import { reaches, reachOf } from '@ejia/domain/actor'
import type { HashKeys } from '../../../keys/sealed-column'
import { assertThat, found } from '../../../lib/app-error'
import type { ActorContext, Context } from '../../../lib/context'
import { decodeCursor, pageSize, textIn, toPage } from '../../../lib/cursor'
import { newId } from '../../../lib/ids'
import { writeAudit } from '../../audit'
import { phoneHashes } from '../../members'
import { ensureAccount } from '../account.service'
import { tellBindingDecided } from './binding.hooks'
import { keepAttempt } from './attempts.service'
import { attachIdentity, endBinding } from './binding.service'
import { listCandidates } from './candidates.repo'
import { countWaitingRequests, decideRequest, findRequestForUpdate, holdBinding, insertBindingRequest, listWaitingRequests } from './binding.repo'
import { assertVouchable } from '../member-scope'

const shownOnWorkbench = 5

export interface BindingWish {
  openid: string
  name: string
  phone: string
  /** Whether WeChat vouches for the number. */
  way: BindingWay
}

/**
 * Somebody says who they are and waits for their branch. Whether the roster knows them or not, the same statements run
 * and the same answer goes out, so the form cannot be used to ask who is a party member here. When another WeChat is
 * bound to the entry the branch sees that, and its member is told.
 */
export async function requestBinding(ctx: Context, keys: HashKeys, { openid, name, phone, way }: BindingWish): Promise<void> {
  const [only, ...others] = await listCandidates(ctx.db, { phoneHashes: phoneHashes(keys, phone), name: name.trim() })
  // namesakes who share a phone are for the branch to tell apart, with an invitation
  const member = others.length === 0 ? only : undefined
  const id = newId(ctx.now)
  await insertBindingRequest(ctx.db, { id, openid, memberId: member?.id ?? null, way, requestedAt: ctx.now })
  const held = member !== undefined && member.openid !== null && member.openid !== openid
  const subject = { subjectType: 'binding_request', subjectId: id, orgId: member?.orgId ?? null }
  await writeAudit(ctx, { action: 'auth.request_binding', ...subject, detail: { memberId: member?.id ?? null, way, held } })
  await keepAttempt(ctx, held ? member.id : null)
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

export interface BindingAnswer {
  accept: boolean
  /** The entry may be taken from the WeChat it is bound to: said by somebody who has seen that it is. */
  move: boolean
}

export async function decideBindingRequest(ctx: ActorContext, requestId: string, { accept, move }: BindingAnswer): Promise<void> {
  const request = found(await findRequestForUpdate(ctx.db, requestId))
  assertThat(reaches(ctx.actor, 'members.manage', request.orgPath), 'thing.not_found')
  assertThat(request.decidedAt === null, 'auth.request_decided')
  const moved = accept && (await bindRequester(ctx, request, move))
  await decideRequest(ctx.db, requestId, { accepted: accept ? 'yes' : 'no', decidedBy: ctx.actor.accountId, decidedAt: ctx.now })
  const action = accept ? 'auth.accept_binding' : 'auth.refuse_binding'
  const detail = { memberId: request.member.id, ...(moved && { moved }) }
  await writeAudit(ctx, { action, subjectType: 'binding_request', subjectId: requestId, orgId: request.orgId, detail })
  await tellBindingDecided(ctx, { memberId: request.member.id, accepted: accept, moved })
}

type Request = NonNullable<Awaited<ReturnType<typeof findRequestForUpdate>>>

/** True when the entry was taken from another WeChat, whose sign-ins have ended with it. */
async function bindRequester(ctx: ActorContext, { member, openid }: Request, move: boolean): Promise<boolean> {
  assertThat(member.leftOn === null, 'auth.account_disabled')
  await assertVouchable(ctx, member.id)
  const accountId = await ensureAccount(ctx, member)
  const held = await holdBinding(ctx.db, accountId)
  assertThat(held === null || move, 'auth.already_bound')
  if (held !== null) await endBinding(ctx, accountId, 'rebound')
  await attachIdentity(ctx, accountId, openid)
  return held !== null
}
