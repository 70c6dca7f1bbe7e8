import { pathIds } from '@ejia/domain/orgs'
import { roleAbilities, roles, type Ability } from '@ejia/domain/roles'
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { accounts, roleGrants } from '../auth/auth.table'

/** The member an account stands for; nobody for an operator. */
export async function memberOf(db: Executor, accountId: string): Promise<string[]> {
  const rows = await db.select({ memberId: accounts.memberId }).from(accounts).where(eq(accounts.id, accountId))
  return rows.flatMap(({ memberId }) => (memberId === null ? [] : [memberId]))
}

/**
 * Members whose office with this ability is nearest to this path: a branch's own people before those above it. Whoever is left
 * out does not count: where nobody else holds it there, those above are meant.
 */
export async function nearestHoldersOf(db: Executor, ability: Ability, path: string, isLeftOut: (holder: Holder) => boolean = () => false): Promise<string[]> {
  const line = pathIds(path)
  const holders = (await holdersOf(db, ability, path)).filter((holder) => !isLeftOut(holder))
  const nearest = Math.max(...holders.map(({ orgId }) => line.indexOf(orgId)))
  return [...new Set(holders.filter(({ orgId }) => line.indexOf(orgId) === nearest).map(({ memberId }) => memberId))]
}

export interface Holder {
  accountId: string
  memberId: string
  /** Where the office is held. */
  orgId: number
}

/** Members with an office that reaches this path with this ability. */
export async function holdersOf(db: Executor, ability: Ability, path: string): Promise<Holder[]> {
  const able = roles.filter((role) => roleAbilities[role].includes(ability))
  const rows = await db
    .selectDistinct({ accountId: accounts.id, memberId: accounts.memberId, orgId: roleGrants.orgId })
    .from(roleGrants)
    .innerJoin(accounts, eq(accounts.id, roleGrants.accountId))
    .where(and(isNull(roleGrants.revokedAt), isNull(accounts.disabledAt), isNotNull(accounts.memberId), inArray(roleGrants.role, able), inArray(roleGrants.orgId, pathIds(path))))
  return rows.flatMap(({ memberId, ...row }) => (memberId === null ? [] : [{ ...row, memberId }]))
}
