// Stubbed answers about what WeChat may tell. All content is invented.
import { activityReplies } from './activity-replies.mjs'

/** Something to sign up for. */
export const signUpId = activityReplies['GET /activities'].items[1].id
export const messageId = '00000000-0000-4000-8000-0000000000f1'
export const templateOf = (group) => `${group}-template`

const template = (group, credits) => ({ group, templateId: templateOf(group), credits })
const left = (notice, activity, result, call) => ({
  templates: [template('notice', notice), template('activity', activity), template('result', result), template('call', call)],
})

export const subscriptionReplies = {
  'GET /messages/subscriptions': left(0, 0, 2, 1),
  'POST /messages/subscriptions': left(1, 1, 2, 2),
  [`PUT /activities/${signUpId}/sign-up`]: activityReplies[`GET /activities/${signUpId}`],
  'GET /messages': { items: [], nextCursor: null },
  [`POST /messages/${messageId}/read`]: { readAt: '2026-11-22T06:00:00.000Z' },
}
