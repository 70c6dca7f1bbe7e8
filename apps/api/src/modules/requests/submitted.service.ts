import type { RouteInput } from '@ejia/contract/core/route'
import type { Submitted } from '@ejia/contract/requests/schemas'
import type { Wire } from '@ejia/contract/wire'
import { normaliseCode } from '@ejia/domain/check-in'
import { answerByAfterFollowUp, mayFollowUp, mayRate, mayReply, mostRounds, receiptLength, termsOf } from '@ejia/domain/requests'
import { AppError, assertThat, found } from '../../lib/app-error'
import type { ActorContext, Context } from '../../lib/context'
import { decodeCursor, instantIn, pageSize, textIn, toPage } from '../../lib/cursor'
import type { Tries } from '../auth'
import { writeAudit } from '../audit'
import { orgAbove } from './hand-in.service'
import { hashOfNumber, type ReceiptEnv } from './receipt'
import { findByNumber, listOfMember, updateRequest, type RequestRecord, type RequestRow } from './requests.repo'
import { describeSubmitted } from './requests.view'
import { holdRequest, stepOf } from './standing'
import { insertStep, listSteps } from './steps.repo'
import { tellStaff } from './tell.service'

/** Whoever comes with a number: where from (kept in this process's memory alone), and what guesses are counted by. */
export interface Asking {
  env: ReceiptEnv
  tries: Tries
  network: string
}

type Addition = RouteInput<Wire['POST /requests/additions']>['body']
type Rating = RouteInput<Wire['POST /requests/ratings']>['body']

export async function listMine(ctx: ActorContext, env: ReceiptEnv, query: { cursor?: string; limit?: number }) {
  if (ctx.actor.memberId === null) return { items: [], nextCursor: null }
  const key = decodeCursor(query.cursor, 2)
  const size = pageSize(query.limit)
  const rows = await listOfMember(ctx.db, ctx.actor.memberId, key && { at: instantIn(key[0]), id: textIn(key[1]) }, size + 1)
  const page = toPage(rows, size, ({ request }) => [request.raisedAt.toISOString(), request.id])
  return { ...page, items: await describeSubmitted(ctx, env, page.items, true) }
}

/** The request with this number. A try counts before its outcome is known; a right one is not counted. */
async function withNumber(ctx: Context, { env, tries, network }: Asking, typed: string): Promise<RequestRow> {
  tries.spend(network, ctx.now)
  const code = normaliseCode(typed, receiptLength)
  const row = code === null ? undefined : await findByNumber(ctx.db, hashOfNumber(env, code))
  assertThat(row, 'requests.number_unknown')
  tries.giveBack(network)
  return row
}

const describe = async (ctx: Context, env: ReceiptEnv, row: RequestRow): Promise<Submitted> => found((await describeSubmitted(ctx, env, [row], false))[0])

export async function lookUp(ctx: Context, asking: Asking, code: string): Promise<Submitted> {
  return describe(ctx, asking.env, await withNumber(ctx, asking, code))
}

/** Whoever holds the number acts, and nobody else is named: a context without an actor. */
const held = async (ctx: Context, asking: Asking, code: string): Promise<RequestRow> =>
  found(await holdRequest(ctx.db, (await withNumber(ctx, asking, code)).request.id))

/** What was asked for, or one more question. The same words again, because the reply was lost, change nothing. */
export async function add(ctx: Context, asking: Asking, { code, kind, text }: Addition): Promise<Submitted> {
  const row = await held(ctx, asking, code)
  const { request } = row
  const words = text.trim()
  if (!(kind === 'reply' ? mayReply : mayFollowUp)(request)) {
    if (await saidBefore(ctx, request, kind, words)) return describe(ctx, asking.env, row)
    throw new AppError(kind === 'reply' ? 'requests.not_asked' : request.followedUp ? 'requests.followed_up_already' : 'requests.wrong_state')
  }
  await insertStep(ctx.db, stepOf(request, ctx.now, { kind, text: words }))
  await updateRequest(ctx.db, request.id, kind === 'reply' ? { asked: false } : followedUp(ctx, request))
  await writeAudit(ctx, { action: `requests.${kind}`, subjectType: 'request', subjectId: request.id, orgId: request.orgId })
  await tellStaff(ctx, request, row.orgPath, { title: kind === 'reply' ? '提交人补充了情况' : '提交人追问', text: '请查看并继续办理。' })
  return lookUp(ctx, asking, code)
}

/** What was answered is being worked again. */
function followedUp(ctx: Context, { kind, state, handlerId, answerBy }: RequestRecord): Partial<RequestRecord> {
  if (state !== 'done') return { followedUp: true }
  return { followedUp: true, state: handlerId === null ? 'verified' : 'claimed', answerBy: answerByAfterFollowUp(kind, answerBy, ctx.now) }
}

async function saidBefore(ctx: Context, request: RequestRecord, kind: 'reply' | 'follow_up', text: string): Promise<boolean> {
  return (await listSteps(ctx.db, [request.id])).some(({ step }) => step.kind === kind && step.text === text)
}

/** Satisfied or not, once for each answer. Not satisfied with the first: the organisation above looks at it, with days of its own. */
export async function rate(ctx: Context, asking: Asking, { code, satisfied, text }: Rating): Promise<Submitted> {
  const row = await held(ctx, asking, code)
  const { request } = row
  const words = text.trim()
  if (!mayRate(request)) {
    const last = (await listSteps(ctx.db, [request.id])).map(({ step }) => step).filter(({ kind }) => kind === 'rate').at(-1)
    if (last?.satisfied === satisfied && last.text === words) return describe(ctx, asking.env, row)
    throw new AppError('requests.rated_already')
  }
  await insertStep(ctx.db, stepOf(request, ctx.now, { kind: 'rate', text: words, satisfied }))
  await (satisfied || request.round >= mostRounds ? close(ctx, request, satisfied) : reopen(ctx, row))
  await writeAudit(ctx, { action: 'requests.rate', subjectType: 'request', subjectId: request.id, orgId: request.orgId, detail: { satisfied } })
  return lookUp(ctx, asking, code)
}

const close = (ctx: Context, { id }: RequestRecord, satisfied: boolean): Promise<void> =>
  updateRequest(ctx.db, id, { state: 'closed', closedAt: ctx.now, satisfied })

async function reopen(ctx: Context, { request, orgPath }: RequestRow): Promise<void> {
  const above = await orgAbove(ctx, orgPath)
  const { acceptBy, answerBy } = termsOf(request.kind, ctx.now)
  await insertStep(ctx.db, stepOf(request, ctx.now, { kind: 'reopen', toOrgId: above.id }))
  const again = { state: 'raised', round: request.round + 1, orgId: above.id, forwards: 0, handlerId: null, asked: false, acceptedAt: null, acceptBy, answerBy, satisfied: false } as const
  await updateRequest(ctx.db, request.id, again)
  await tellStaff(ctx, { ...request, handlerId: null }, above.path, { title: '提交人不满意，请复查', text: `请在 ${acceptBy} 前受理，${answerBy} 前答复。` })
}
