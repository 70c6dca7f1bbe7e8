import type { ReplyOf } from '@ejia/contract/client/caller'
import type { CannotReason, ComingMinutes } from '@ejia/domain/call-ups'
import { callOnce, keyOf, queryClient } from '../api'
import { defineWaiting, forgetWaiting, useWaitingStore, type Outcome, type Waiting } from '../waiting'

export type CallUp = ReplyOf<'GET /call-ups/:callUpId'>

/** What somebody who was called says: that they come, cannot, or are there. */
export type Said = { word: 'coming'; minutes: ComingMinutes } | { word: 'cannot'; reason: CannotReason } | { word: 'arrived' }
export type SaidPayload = Said & { callUpId: string; title: string }

function send({ key, payload, since }: Waiting<SaidPayload>): Promise<CallUp> {
  const { callUpId } = payload
  const call = callOnce(key)
  if (payload.word === 'arrived') return call('POST /call-ups/:callUpId/arrivals', { params: { callUpId }, body: {} })
  const what = payload.word === 'coming' ? { kind: 'coming' as const, minutes: payload.minutes } : { kind: 'cannot' as const, reason: payload.reason }
  // always with the moment of the tap: sent again under its key it has to be the same request
  return call('POST /call-ups/:callUpId/answers', { params: { callUpId }, body: { ...what, saidAt: since } })
}

function after(call: CallUp): void {
  queryClient.setQueryData(keyOf('GET /call-ups/:callUpId', { params: { callUpId: call.id } }), call)
  for (const endpoint of ['GET /home/mine', 'GET /call-ups/mine'] as const) void queryClient.invalidateQueries({ queryKey: keyOf(endpoint) })
}

/** Answers to calls. Kept on the phone without a network, and sent by themselves later. */
export const callAnswers = defineWaiting<SaidPayload, CallUp>({
  name: 'call-up',
  send,
  title: ({ title }) => `“${title}”的回应`,
  verb: '点的',
  lasts: { minutes: 24 * 60, over: '召集已经超过一天' },
  after,
  sentText: () => '召集的回应已提交',
})

/** Of several answers that wait the last one is meant: the ones before it are not sent after it. */
export function say(payload: SaidPayload): Promise<Outcome<SaidPayload, CallUp>> {
  const item = callAnswers.make(payload)
  if (payload.word !== 'arrived') {
    for (const kept of useWaitingStore.getState().items) if (isAnswerTo(kept, payload.callUpId, item.accountId)) forgetWaiting(kept.key)
  }
  return callAnswers.sendOrKeep(item)
}

const isAnswerTo = (item: Waiting, callUpId: string, accountId: string): boolean => {
  const { callUpId: its, word } = item.payload as Partial<SaidPayload>
  return item.kind === callAnswers.name && item.accountId === accountId && its === callUpId && word !== 'arrived'
}
