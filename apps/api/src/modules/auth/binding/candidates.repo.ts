import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { members } from '../../members/members.table'
import { accounts, roleGrants, wechatIdentities } from '../auth.table'

/** Somebody on the roster whom a number (and a name) may stand for, and what their account holds already. */
export interface Candidate {
  id: string
  name: string
  orgId: number
  /** The WeChat that is bound to them. */
  openid: string | null
  /** Offices they hold. */
  offices: number
}

/**
 * Everybody here now with one of these numbers, and this name when one is given. One statement that tells all there is to
 * decide, so that what is asked of the database does not depend on whom it finds.
 */
export async function listCandidates(db: Executor, who: { phoneHashes: string[]; name?: string }): Promise<Candidate[]> {
  const offices = db.select({ n: count() }).from(roleGrants).where(and(eq(roleGrants.accountId, accounts.id), isNull(roleGrants.revokedAt)))
  return db
    .select({ id: members.id, name: members.name, orgId: members.orgId, openid: wechatIdentities.openid, offices: sql<number>`(${offices})::int` })
    .from(members)
    .leftJoin(accounts, eq(accounts.memberId, members.id))
    .leftJoin(wechatIdentities, and(eq(wechatIdentities.accountId, accounts.id), isNull(wechatIdentities.unboundAt)))
    .where(and(inArray(members.phoneHash, who.phoneHashes), isNull(members.leftOn), who.name === undefined ? undefined : eq(members.name, who.name)))
    .orderBy(members.id)
}
