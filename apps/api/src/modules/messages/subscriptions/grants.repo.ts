import { and, eq, gte, inArray, isNull, lte, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { acceptedAnswers } from '@ejia/domain/subscriptions'
import type { Executor } from '../../../lib/context'
import { subscriptionGrants } from '../subscriptions.table'
import type { CreditKey } from './credits.repo'

export type GrantRow = typeof subscriptionGrants.$inferSelect

export async function insertGrant(db: Executor, row: GrantRow): Promise<void> {
  await db.insert(subscriptionGrants).values(row)
}

/** The acceptance nearest in time that the other side told of and that has no counterpart yet. */
export async function findCounterpart(db: Executor, { openid, templateId }: CreditKey, toldBy: 'phone' | 'popup', at: Date, withinMs: number): Promise<string | undefined> {
  const mate = alias(subscriptionGrants, 'mate')
  const [row] = await db
    .select({ id: subscriptionGrants.id })
    .from(subscriptionGrants)
    .where(
      and(
        eq(subscriptionGrants.openid, openid),
        eq(subscriptionGrants.templateId, templateId),
        eq(subscriptionGrants.toldBy, toldBy),
        inArray(subscriptionGrants.answer, acceptedAnswers),
        isNull(subscriptionGrants.sameAs),
        gte(subscriptionGrants.answeredAt, new Date(at.getTime() - withinMs)),
        lte(subscriptionGrants.answeredAt, new Date(at.getTime() + withinMs)),
        notExists(db.select({ id: mate.id }).from(mate).where(eq(mate.sameAs, subscriptionGrants.id))),
      ),
    )
    .orderBy(sql`abs(extract(epoch from ${subscriptionGrants.answeredAt} - ${at.toISOString()}::timestamptz))`)
    .limit(1)
  return row?.id
}
