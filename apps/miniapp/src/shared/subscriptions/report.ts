import type { ReplyOf } from '@ejia/contract/client/caller'
import type { AskingPlace } from '@ejia/domain/subscriptions'
import type { Answered } from '../../platform/subscribe'
import { ApiError, callOnce, keyOf, queryClient } from '../api'
import { defineWaiting, type Waiting } from '../waiting'

export type Subscriptions = ReplyOf<'GET /messages/subscriptions'>

interface Payload {
  place: AskingPlace
  answered: Answered
}

async function send({ key, payload, since }: Waiting<Payload>): Promise<Subscriptions | null> {
  const answers = Object.entries(payload.answered).map(([templateId, answer]) => ({ templateId, answer }))
  try {
    return await callOnce(key)('POST /messages/subscriptions', { body: { place: payload.place, askedAt: since, answers } })
  } catch (error) {
    // the template is no longer in use: nobody need be told
    if (error instanceof ApiError && error.status === 422) return null
    throw error
  }
}

/** What the person answered. WeChat counts it at once; kept until the server counts it too. */
export const subscriptionReports = defineWaiting<Payload, Subscriptions | null>({
  name: 'subscription',
  send,
  title: () => '微信提醒的选择',
  verb: '点的',
  after: (reply) => {
    if (reply) queryClient.setQueryData(keyOf('GET /messages/subscriptions', {}), reply)
  },
})
