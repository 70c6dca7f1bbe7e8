import { Counter, Histogram, type Metric } from './metric'

/**
 * What this process counts. Modules raise a counter where the fact is known; `plugins/metrics.ts` serves them. A count is
 * of this process since it began, and of what was done, not of what was committed: the tables are the truth, this is the pulse.
 */

/** Upper bounds, seconds: from prepared bytes to a phone's patience. */
const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15]

export const requestSeconds = new Histogram('ejia_http_request_duration_seconds', 'Time from the head of a request to the end of its reply, by route template', ['method', 'route', 'status'], bounds)
export const refusals = new Counter('ejia_problems_total', 'Replies that were a problem document, by its code', ['code'])
export const checkIns = new Counter('ejia_check_ins_total', 'Check-ins by way and by what came of them: recorded, already, late (kept without a network), or the code of the refusal', ['way', 'result'])
export const pointEntries = new Counter('ejia_point_entries_total', 'Entries of the points ledger, by rule', ['rule', 'kind'])
export const pointTenths = new Counter('ejia_point_tenths_total', 'Tenths of a point given and taken back, by rule', ['rule', 'kind'])
export const signIns = new Counter('ejia_sign_ins_total', 'Sign-ins by way and result: ok, or the code of the refusal', ['by', 'result'])
export const messagesSent = new Counter('ejia_messages_sent_total', 'Messages put into inboxes, by kind; one for each reader', ['kind'])
export const subscriptionSendings = new Counter('ejia_subscription_sendings_total', 'Messages by way of WeChat, by group and what became of them: queued, or the state they ended in', ['group', 'outcome'])
export const uploadsRefused = new Counter('ejia_uploads_refused_total', 'Uploads the virus scanner refused (infected) or could not look into (scan_unavailable)', ['reason'])
export const wechatReplies = new Counter('ejia_wechat_replies_total', 'Questions to the platform of WeChat by what was asked, and what came of them: ok, or the kind of trouble', ['asked', 'result'])
export const wechatPushes = new Counter('ejia_wechat_pushes_total', 'Messages of the platform by event (those nobody cares for: other): handled, ignored, repeated, refused', ['event', 'result'])

export const counted: readonly Metric[] = [requestSeconds, refusals, checkIns, pointEntries, pointTenths, signIns, messagesSent, subscriptionSendings, uploadsRefused, wechatReplies, wechatPushes]

/** Points entered (`tenths` above zero) or taken back (below) by one entry. */
export function countPoints(rule: string, tenths: number): void {
  const kind = tenths < 0 ? 'reversed' : 'given'
  pointEntries.add({ rule, kind })
  pointTenths.add({ rule, kind }, Math.abs(tenths))
}
