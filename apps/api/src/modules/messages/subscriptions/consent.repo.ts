import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { wechatIdentities } from '../../auth/auth.table'
import { messages } from '../messages.table'
import { subscriptionCredits, subscriptionGrants, subscriptionSends } from '../subscriptions.table'

/** Whatever any WeChat of this account had agreed to and was not used is used up now. */
export async function endCreditsOf(db: Executor, accountId: string): Promise<void> {
  const openids = db.select({ openid: wechatIdentities.openid }).from(wechatIdentities).where(eq(wechatIdentities.accountId, accountId))
  const { granted, used, surplus } = subscriptionCredits
  // the platform still holds what we count no more on (ADR 10)
  await db.update(subscriptionCredits).set({ used: sql`${granted}`, surplus: sql`${surplus} + ${granted} - ${used}` }).where(inArray(subscriptionCredits.openid, openids))
}

export const listAnswersOf = (db: Executor, accountId: string) =>
  db
    .select({ at: subscriptionGrants.answeredAt, templateId: subscriptionGrants.templateId, answer: subscriptionGrants.answer })
    .from(subscriptionGrants)
    .where(eq(subscriptionGrants.accountId, accountId))
    .orderBy(asc(subscriptionGrants.answeredAt))

export const listSendsTo = (db: Executor, memberId: string) =>
  db
    .select({ title: messages.title, queuedAt: subscriptionSends.queuedAt, state: subscriptionSends.state })
    .from(subscriptionSends)
    .innerJoin(messages, eq(messages.id, subscriptionSends.messageId))
    .where(eq(subscriptionSends.memberId, memberId))
    .orderBy(asc(subscriptionSends.queuedAt))
