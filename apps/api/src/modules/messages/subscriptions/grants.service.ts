import type { Subscriptions } from '@ejia/contract/messages/routes'
import { isAccepted, subscriptionGroups, type AskingPlace, type SubscriptionAnswer, type SubscriptionGroup } from '@ejia/domain/subscriptions'
import type { Templates } from '@ejia/domain/subscription-templates'
import { assertThat } from '../../../lib/app-error'
import { readInstant } from '../../../lib/clock'
import type { ActorContext, Context } from '../../../lib/context'
import { newId } from '../../../lib/ids'
import { writeAudit } from '../../audit'
import { forgetLeft, grantOne, holdCredits, listCredits, openidOf, type CreditKey } from './credits.repo'
import { findCounterpart, insertGrant } from './grants.repo'

/** What I may be told by WeChat; nothing without templates, and for whoever has no WeChat bound. */
export async function listSubscriptions({ db, actor }: ActorContext, templates: Templates): Promise<Subscriptions> {
  const openid = await openidOf(db, actor.accountId)
  if (openid === undefined) return { templates: [] }
  const known = subscriptionGroups.flatMap((group) => (templates[group] ? [{ group, templateId: templates[group].templateId }] : []))
  const credits = await listCredits(db, openid, known.map(({ templateId }) => templateId))
  return { templates: known.map((one) => ({ ...one, credits: credits.get(one.templateId) ?? 0 })) }
}

interface Report {
  place: AskingPlace
  askedAt: string
  answers: readonly { templateId: string; answer: SubscriptionAnswer }[]
}

/** What the member's phone was answered. */
export async function reportAnswers(ctx: ActorContext, templates: Templates, { place, askedAt, answers }: Report): Promise<Subscriptions> {
  const asked = readInstant(askedAt, 'askedAt')
  const { accountId } = ctx.actor
  const openid = await openidOf(ctx.db, accountId)
  const read = answers.map(({ templateId, answer }) => ({ templateId, answer, group: groupOf(templates, templateId) }))
  assertThat(openid !== undefined && read.every(({ group }) => group !== undefined), 'reference.not_found')
  // a phone's clock may be ahead
  const answeredAt = asked > ctx.now ? ctx.now : asked
  // always in one order: two reports of one person never wait for each other crosswise
  for (const { templateId, answer } of [...read].sort((one, other) => (one.templateId < other.templateId ? -1 : 1))) {
    await recordAnswer(ctx, { openid, templateId, accountId, answer, answeredAt, toldBy: 'phone', place })
  }
  const detail = { place, answers: Object.fromEntries(read.map(({ group, answer }) => [group, answer])) }
  await writeAudit(ctx, { action: 'messages.answer_subscription', subjectType: 'account', subjectId: accountId, orgId: null, detail })
  return listSubscriptions(ctx, templates)
}

/** The group a template stands for; undefined: it is none of ours. */
const groupOf = (templates: Templates, templateId: string): SubscriptionGroup | undefined => subscriptionGroups.find((group) => templates[group]?.templateId === templateId)

/** Phone and platform tell of the same answer within minutes of each other. */
const sameWithinMs = 10 * 60_000

interface Answered extends CreditKey {
  accountId: string | null
  answer: SubscriptionAnswer
  answeredAt: Date
  toldBy: 'phone' | 'popup' | 'change'
  place: AskingPlace | null
}

/** Notes an answer, and the credit it is worth: once, whether the phone or the platform or both tell of it (ADR 10). */
export async function recordAnswer(ctx: Context, answered: Answered): Promise<void> {
  const { toldBy, answer, answeredAt, openid, templateId } = answered
  const key = { openid, templateId }
  // held, so that the two who tell of one answer come one after another
  await holdCredits(ctx.db, key)
  const earns = isAccepted(answer) && toldBy !== 'change'
  const other = earns ? await findCounterpart(ctx.db, key, toldBy === 'phone' ? 'popup' : 'phone', answeredAt, sameWithinMs) : undefined
  const { accountId, place } = answered
  await insertGrant(ctx.db, { id: newId(ctx.now), ...key, accountId, answer, toldBy, place, answeredAt, recordedAt: ctx.now, sameAs: other ?? null })
  if (earns && other === undefined) await grantOne(ctx.db, key)
  if (toldBy === 'change' && answer === 'reject') await forgetLeft(ctx.db, key)
}
