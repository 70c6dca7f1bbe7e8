import { and, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm'
import { sole, type Executor } from '../../../lib/context'
import { accounts, wechatIdentities } from '../../auth/auth.table'
import { subscriptionCredits } from '../subscriptions.table'

/** Whose credits they are, and for what. */
export interface CreditKey {
  openid: string
  templateId: string
}

export interface Credits {
  granted: number
  used: number
  surplus: number
}

const of = ({ openid, templateId }: CreditKey) => and(eq(subscriptionCredits.openid, openid), eq(subscriptionCredits.templateId, templateId))
const all = { granted: subscriptionCredits.granted, used: subscriptionCredits.used, surplus: subscriptionCredits.surplus }

/** The WeChat identity an account is bound to now. */
export async function openidOf(db: Executor, accountId: string): Promise<string | undefined> {
  const [row] = await db.select({ openid: wechatIdentities.openid }).from(wechatIdentities).where(and(eq(wechatIdentities.accountId, accountId), isNull(wechatIdentities.unboundAt)))
  return row?.openid
}

/** The account behind a WeChat identity. */
export async function accountOf(db: Executor, openid: string): Promise<string | undefined> {
  const [row] = await db.select({ id: wechatIdentities.accountId }).from(wechatIdentities).where(and(eq(wechatIdentities.openid, openid), isNull(wechatIdentities.unboundAt)))
  return row?.id
}

/** The identity a member's messages go to, held until the transaction ends: it is not unbound meanwhile, and nobody else takes up a message for it. */
export async function holdOpenidOfMember(db: Executor, memberId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ openid: wechatIdentities.openid })
    .from(wechatIdentities)
    .innerJoin(accounts, eq(accounts.id, wechatIdentities.accountId))
    .where(and(eq(accounts.memberId, memberId), isNull(accounts.disabledAt), isNull(wechatIdentities.unboundAt)))
    .for('no key update', { of: wechatIdentities })
  return row?.openid
}

export async function listCredits(db: Executor, openid: string, templateIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ templateId: subscriptionCredits.templateId, left: sql<number>`${subscriptionCredits.granted} - ${subscriptionCredits.used}`.mapWith(Number) })
    .from(subscriptionCredits)
    .where(and(eq(subscriptionCredits.openid, openid), inArray(subscriptionCredits.templateId, [...templateIds])))
  return new Map(rows.map(({ templateId, left }) => [templateId, left]))
}

/** The account of a template, held until the transaction ends; opened when it is the first time. */
export async function holdCredits(db: Executor, key: CreditKey): Promise<Credits> {
  await db
    .insert(subscriptionCredits)
    .values({ ...key, granted: 0, used: 0, surplus: 0 })
    .onConflictDoNothing()
  return sole(await db.select(all).from(subscriptionCredits).where(of(key)).for('update'))
}

export async function grantOne(db: Executor, key: CreditKey): Promise<void> {
  await db.update(subscriptionCredits).set({ granted: sql`${subscriptionCredits.granted} + 1` }).where(of(key))
}

/** Takes one, if there is one: the condition and the count are one statement. */
export async function takeOne(db: Executor, key: CreditKey): Promise<boolean> {
  const taken = await db
    .update(subscriptionCredits)
    .set({ used: sql`${subscriptionCredits.used} + 1` })
    .where(and(of(key), lt(subscriptionCredits.used, subscriptionCredits.granted)))
    .returning({ used: subscriptionCredits.used })
  return taken.length > 0
}

/** The platform did not take the message: the credit is there still. */
export async function giveBackOne(db: Executor, key: CreditKey): Promise<void> {
  await db.update(subscriptionCredits).set({ used: sql`${subscriptionCredits.used} - 1` }).where(and(of(key), gt(subscriptionCredits.used, 0)))
}

/** The platform says that nothing is left, which is then known for certain. */
export async function setToNone(db: Executor, key: CreditKey): Promise<void> {
  await db.update(subscriptionCredits).set({ used: sql`${subscriptionCredits.granted}`, surplus: 0 }).where(of(key))
}

/** The member took it back in the settings. Whether the platform forgot what was left it does not say. */
export async function forgetLeft(db: Executor, key: CreditKey): Promise<void> {
  const { granted, used, surplus } = subscriptionCredits
  await db.update(subscriptionCredits).set({ used: sql`${granted}`, surplus: sql`${surplus} + ${granted} - ${used}` }).where(of(key))
}

/** A message of which nobody knows whether it went out: the platform may hold one more than we count on. */
export async function addDoubt(db: Executor, key: CreditKey): Promise<void> {
  await db.update(subscriptionCredits).set({ surplus: sql`${subscriptionCredits.surplus} + 1` }).where(of(key))
}

/** It did go out after all. */
export async function removeDoubt(db: Executor, key: CreditKey): Promise<void> {
  await db.update(subscriptionCredits).set({ surplus: sql`${subscriptionCredits.surplus} - 1` }).where(and(of(key), gt(subscriptionCredits.surplus, 0)))
}

/** Messages that may still be sent, by template, over everybody. */
export async function sumCredits(db: Executor): Promise<{ templateId: string; left: number }[]> {
  return db
    .select({ templateId: subscriptionCredits.templateId, left: sql<number>`sum(${subscriptionCredits.granted} - ${subscriptionCredits.used})`.mapWith(Number) })
    .from(subscriptionCredits)
    .groupBy(subscriptionCredits.templateId)
}
