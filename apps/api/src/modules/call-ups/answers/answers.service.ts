import type { CallUp, LiveList } from '@ejia/contract/call-ups/schemas'
import type { RouteInput } from '@ejia/contract/core/route'
import type { Wire } from '@ejia/contract/wire'
import { assertThat, found } from '../../../lib/app-error'
import { readInstant } from '../../../lib/clock'
import type { ActorContext } from '../../../lib/context'
import { newId } from '../../../lib/ids'
import { writeAudit } from '../../audit'
import { getCall, peopleOf, seeCall, type SeenCall } from '../calls/calls.service'
import { leadCall, readLive } from '../calls/live.service'
import { findPerson, type CalledRow } from '../calls/people.repo'
import { appendAnswer, appendArrival, insertView, lockPerson } from './answers.repo'

type Answer = RouteInput<Wire['POST /call-ups/:callUpId/answers']>['body']

interface CalledCall extends SeenCall {
  own: CalledRow
}

/** A call I was called to. Whoever only leads it has nothing to answer. */
async function ownCall(ctx: ActorContext, callUpId: string): Promise<CalledCall> {
  const seen = await seeCall(ctx, callUpId)
  const { own } = seen
  assertThat(own !== undefined, 'thing.forbidden')
  return { ...seen, own }
}

/** The first look counts, also when the call is over by then. */
export async function lookAt(ctx: ActorContext, callUpId: string): Promise<CallUp> {
  const { own } = await ownCall(ctx, callUpId)
  if (own.seenAt === null) await insertView(ctx.db, { callUpId, memberId: own.memberId, seenAt: ctx.now })
  return getCall(ctx, callUpId)
}

/** One more answer; the ones before it stay. This clock decides which is the newest; when the tap was made is shown beside it. */
export async function answerCall(ctx: ActorContext, callUpId: string, body: Answer): Promise<CallUp> {
  const { own, row, state } = await ownCall(ctx, callUpId)
  assertThat(state === 'running', 'call_ups.over')
  const { kind, minutes = null, reason = null } = body
  const whole = kind === 'coming' ? minutes !== null && reason === null : reason !== null && minutes === null
  assertThat(whole, 'call_ups.answer_incomplete')
  const { memberId } = own
  await lockPerson(ctx.db, callUpId, memberId)
  await insertView(ctx.db, { callUpId, memberId, seenAt: ctx.now })
  const saidAt = saidBefore(body.saidAt, row.call.calledAt, ctx.now)
  await appendAnswer(ctx.db, { id: newId(ctx.now), callUpId, memberId, kind, minutes, reason, note: body.note?.trim() ?? '', answeredAt: ctx.now, saidAt })
  await writeAudit(ctx, { action: 'call_ups.answer', subjectType: 'call_up', subjectId: callUpId, orgId: own.orgId, detail: { kind } })
  return getCall(ctx, callUpId)
}

/** What comes within a minute was sent when it was said. */
const atOnceMs = 60_000

/** When a tap was made that came later. A phone's clock may be wrong: nothing was said before the call or after now. */
function saidBefore(text: string | undefined, calledAt: Date, now: Date): Date | null {
  if (text === undefined) return null
  const said = Math.max(readInstant(text, 'saidAt').getTime(), calledAt.getTime())
  return now.getTime() - said < atOnceMs ? null : new Date(said)
}

/** I am there. Once: saying it again changes nothing. */
export async function arrive(ctx: ActorContext, callUpId: string): Promise<CallUp> {
  const { own, state } = await ownCall(ctx, callUpId)
  assertThat(state === 'running', 'call_ups.over')
  await sayArrived(ctx, callUpId, own.memberId, { arrived: true, own: true })
  return getCall(ctx, callUpId)
}

/** Whoever leads ticks off who is there, or takes a tick back. */
export async function markArrival(ctx: ActorContext, callUpId: string, memberId: string, arrived: boolean): Promise<LiveList> {
  const { led, state } = await leadCall(ctx, callUpId)
  const person = await findPerson(ctx.db, callUpId, memberId)
  found(person && peopleOf(led, [person])[0])
  assertThat(state === 'running', 'call_ups.over')
  await sayArrived(ctx, callUpId, memberId, { arrived, own: false })
  return readLive(ctx, callUpId)
}

async function sayArrived(ctx: ActorContext, callUpId: string, memberId: string, { arrived, own }: { arrived: boolean; own: boolean }): Promise<void> {
  await lockPerson(ctx.db, callUpId, memberId)
  const person = found(await findPerson(ctx.db, callUpId, memberId))
  if ((person.arrivedAt !== null) === arrived) return
  const { accountId } = ctx.actor
  await appendArrival(ctx.db, { id: newId(ctx.now), callUpId, memberId, arrived, at: ctx.now, saidBy: accountId, own })
  await writeAudit(ctx, { action: own ? 'call_ups.arrive' : 'call_ups.mark_arrival', subjectType: 'call_up', subjectId: callUpId, orgId: person.orgId, detail: { memberId, arrived } })
}
