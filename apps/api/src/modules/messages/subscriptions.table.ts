import type { AskingPlace, SubscriptionAnswer, SubscriptionGroup } from '@ejia/domain/subscriptions'
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'
import { accounts } from '../auth/auth.table'
import { members } from '../members/members.table'
import { messages } from './messages.table'

/** How a message to one member stands; see ADR 10. */
export type SendState = 'queued' | 'sending' | 'again' | 'sent' | 'refused' | 'failed' | 'unknown' | 'skipped' | 'no_credit' | 'stale'

/** What people answered when they were asked whether WeChat may tell them. Facts: appended, never rewritten. */
export const subscriptionGrants = pgTable(
  'subscription_grants',
  {
    id: uuid('id').primaryKey(),
    /** Who was asked; null when the platform tells of somebody bound to nobody any more. */
    accountId: uuid('account_id').references(() => accounts.id),
    /** The WeChat identity that agreed: a credit is its own and stays with it. */
    openid: text('openid').notNull(),
    templateId: text('template_id').notNull(),
    answer: text('answer').notNull().$type<SubscriptionAnswer>(),
    /** Who told: the phone, the platform's push of the dialog (`popup`) or of the settings (`change`). */
    toldBy: text('told_by').notNull().$type<'phone' | 'popup' | 'change'>(),
    /** Where the phone asked; null when the platform told. */
    place: text('place').$type<AskingPlace>(),
    answeredAt: instant('answered_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    /** The other's report of the same answer: the two count once. */
    sameAs: uuid('same_as'),
  },
  (table) => [uniqueIndex('subscription_grants_same').on(table.sameAs), index('subscription_grants_answered').on(table.openid, table.templateId, table.answeredAt)],
)

/** Messages a WeChat identity has agreed to and what was used of them: raised by conditional statements, so nobody uses the same twice. */
export const subscriptionCredits = pgTable(
  'subscription_credits',
  {
    openid: text('openid').notNull(),
    templateId: text('template_id').notNull(),
    granted: integer('granted').notNull(),
    used: integer('used').notNull(),
    /** How many more the platform may hold than `granted - used`: sends of which nobody knows whether they went out. */
    surplus: integer('surplus').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.openid, table.templateId] }),
    check('subscription_credits_used', sql`${table.used} between 0 and ${table.granted}`),
    check('subscription_credits_surplus', sql`${table.surplus} >= 0`),
  ],
)

/** A message that WeChat is to tell one member: once. */
export const subscriptionSends = pgTable(
  'subscription_sends',
  {
    messageId: uuid('message_id').notNull().references(() => messages.id),
    memberId: uuid('member_id').notNull().references(() => members.id),
    group: text('group').notNull().$type<SubscriptionGroup>(),
    state: text('state').notNull().$type<SendState>(),
    queuedAt: instant('queued_at').notNull(),
    /** Not before: the morning, or when it is tried again. */
    dueAt: instant('due_at').notNull(),
    /** Not after: it would be old news. */
    staleAt: instant('stale_at').notNull(),
    /** How often the platform was busy or away. */
    tries: integer('tries').notNull(),
    /** When it was taken up, committed before the call leaves; whom it goes to and as what. */
    claimedAt: instant('claimed_at'),
    openid: text('openid'),
    templateId: text('template_id'),
    /** When it reached a state that stays. */
    settledAt: instant('settled_at'),
    /** The platform's number for the message; text, because it is beyond 2^53. */
    msgId: text('msg_id'),
    errcode: integer('errcode'),
  },
  (table) => [
    primaryKey({ columns: [table.messageId, table.memberId] }),
    index('subscription_sends_due').on(table.dueAt).where(sql`state = 'queued'`),
    // the platform refuses two at once for one person, and one in doubt must be cleared up before the next
    uniqueIndex('subscription_sends_one_at_a_time').on(table.openid).where(sql`state in ('sending', 'again')`),
    index('subscription_sends_member').on(table.memberId, table.queuedAt),
  ],
)
