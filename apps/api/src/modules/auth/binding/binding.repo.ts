import { and, asc, count, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { isUnderAny } from '../../../lib/columns'
import { sole, type Executor } from '../../../lib/context'
import { members } from '../../members/members.table'
import { orgs } from '../../orgs/orgs.table'
import { accounts, bindingRequests, invitations, wechatIdentities } from '../auth.table'
import { isBoundTo } from '../bound.fragment'

/** The account a WeChat identity signs in to. */
export async function findBoundAccount(db: Executor, openid: string): Promise<string | undefined> {
  const [row] = await db
    .select({ accountId: wechatIdentities.accountId })
    .from(wechatIdentities)
    .where(and(eq(wechatIdentities.openid, openid), isNull(wechatIdentities.unboundAt)))
  return row?.accountId
}

export async function isBound(db: Executor, accountId: string): Promise<boolean> {
  const rows = await db
    .select({ id: wechatIdentities.id })
    .from(wechatIdentities)
    .where(and(eq(wechatIdentities.accountId, accountId), isNull(wechatIdentities.unboundAt)))
  return rows.length > 0
}

/** The WeChat an account is bound to, or null; the account is held until the transaction ends, so that two who bind it take turns. */
export async function holdBinding(db: Executor, accountId: string): Promise<string | null> {
  await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for('no key update')
  const [row] = await db
    .select({ openid: wechatIdentities.openid })
    .from(wechatIdentities)
    .where(and(eq(wechatIdentities.accountId, accountId), isNull(wechatIdentities.unboundAt)))
  return row?.openid ?? null
}

export async function insertIdentity(db: Executor, row: typeof wechatIdentities.$inferInsert): Promise<void> {
  await db.insert(wechatIdentities).values(row)
}

/** False when there was nothing to unbind. */
export async function endIdentity(db: Executor, accountId: string, now: Date): Promise<boolean> {
  const rows = await db
    .update(wechatIdentities)
    .set({ unboundAt: now })
    .where(and(eq(wechatIdentities.accountId, accountId), isNull(wechatIdentities.unboundAt)))
    .returning({ id: wechatIdentities.id })
  return rows.length > 0
}

/** Locked until the transaction ends: a code is redeemed once, however many send it. */
export async function findInvitationForUpdate(db: Executor, codeHashes: string[]) {
  const [row] = await db.select().from(invitations).where(inArray(invitations.codeHash, codeHashes)).for('update')
  return row
}

export async function insertInvitation(db: Executor, row: typeof invitations.$inferInsert): Promise<void> {
  await db.insert(invitations).values(row)
}

/** Codes still open for an account end now. The account is held, so that two who invite at once do not leave two good codes. */
export async function expireInvitations(db: Executor, accountId: string, now: Date): Promise<void> {
  await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for('no key update')
  await db
    .update(invitations)
    .set({ expiresAt: now })
    .where(and(eq(invitations.accountId, accountId), isNull(invitations.usedAt), gt(invitations.expiresAt, now)))
}

export async function markInvitationUsed(db: Executor, invitationId: string, now: Date): Promise<void> {
  await db.update(invitations).set({ usedAt: now }).where(eq(invitations.id, invitationId))
}

export async function insertBindingRequest(db: Executor, row: typeof bindingRequests.$inferInsert): Promise<void> {
  await db.insert(bindingRequests).values(row).onConflictDoNothing()
}

/** Requests that wait in these subtrees, oldest first. Ids are ordered by time. */
export async function listWaitingRequests(db: Executor, page: { roots: readonly string[]; after: string | null; limit: number }) {
  return db
    .select({
      id: bindingRequests.id, way: bindingRequests.way, bound: sql<boolean>`${isBoundTo(members.id)}`, requestedAt: bindingRequests.requestedAt,
      member: { id: members.id, name: members.name }, org: { id: orgs.id, name: orgs.name },
    })
    .from(bindingRequests)
    .innerJoin(members, eq(members.id, bindingRequests.memberId))
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(isNull(bindingRequests.decidedAt), isUnderAny(orgs.path, page.roots), page.after === null ? undefined : gt(bindingRequests.id, page.after)))
    .orderBy(asc(bindingRequests.id))
    .limit(page.limit)
}

export async function countWaitingRequests(db: Executor, roots: readonly string[]): Promise<number> {
  const rows = await db
    .select({ n: count() })
    .from(bindingRequests)
    .innerJoin(members, eq(members.id, bindingRequests.memberId))
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(isNull(bindingRequests.decidedAt), isUnderAny(orgs.path, roots)))
  return sole(rows).n
}

/** Locked: two who decide at once take turns. Requests that matched nobody do not exist for anyone. */
export async function findRequestForUpdate(db: Executor, requestId: string) {
  const [row] = await db
    .select({
      openid: bindingRequests.openid, decidedAt: bindingRequests.decidedAt,
      member: { id: members.id, name: members.name, leftOn: members.leftOn }, orgId: orgs.id, orgPath: orgs.path,
    })
    .from(bindingRequests)
    .innerJoin(members, eq(members.id, bindingRequests.memberId))
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(eq(bindingRequests.id, requestId))
    .for('update', { of: bindingRequests })
  return row
}

export async function decideRequest(db: Executor, requestId: string, decision: { accepted: 'yes' | 'no'; decidedBy: string; decidedAt: Date }): Promise<void> {
  await db.update(bindingRequests).set(decision).where(eq(bindingRequests.id, requestId))
}

/** Requests of a WeChat, or for an account's member, that nobody has decided: whoever took their consent back waits for nothing. */
export async function dropWaitingRequests(db: Executor, memberId: string): Promise<void> {
  await db.delete(bindingRequests).where(and(eq(bindingRequests.memberId, memberId), isNull(bindingRequests.decidedAt)))
}
