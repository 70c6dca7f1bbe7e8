import type { Actor } from '@ejia/domain/actor'
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'
import { accounts, roleGrants, sessions } from './auth.table'

export interface AccountRow {
  id: string
  name: string
  epoch: number
  disabled: boolean
  memberId: string | null
  orgId: number | null
  orgPath: string | null
}

/** An account with the member behind it and where that member belongs. */
export async function findAccount(db: Executor, accountId: string): Promise<AccountRow | undefined> {
  const [row] = await db
    .select({
      id: accounts.id, accountName: accounts.name, epoch: accounts.epoch, disabledAt: accounts.disabledAt,
      memberId: accounts.memberId, memberName: members.name, orgId: members.orgId, orgPath: orgs.path,
    })
    .from(accounts)
    .leftJoin(members, eq(members.id, accounts.memberId))
    .leftJoin(orgs, eq(orgs.id, members.orgId))
    .where(eq(accounts.id, accountId))
  if (!row) return undefined
  const { accountName, memberName, disabledAt, ...rest } = row
  return { ...rest, name: memberName ?? accountName, disabled: disabledAt !== null }
}

export async function findSessionEnd(db: Executor, sessionId: string): Promise<{ endedAt: Date | null } | undefined> {
  const [row] = await db.select({ endedAt: sessions.endedAt }).from(sessions).where(eq(sessions.id, sessionId))
  return row
}

/** Roles in force. */
export async function listHeldRoles(db: Executor, accountId: string): Promise<Actor['roles']> {
  return db
    .select({ role: roleGrants.role, orgId: roleGrants.orgId, path: orgs.path })
    .from(roleGrants)
    .innerJoin(orgs, eq(orgs.id, roleGrants.orgId))
    .where(and(eq(roleGrants.accountId, accountId), isNull(roleGrants.revokedAt)))
    .orderBy(asc(orgs.path), asc(roleGrants.role))
}

export async function listDemoAccounts(db: Executor) {
  return db
    .select({ id: accounts.id, key: accounts.demoKey, label: accounts.demoLabel, accountName: accounts.name, memberName: members.name, org: orgs.name })
    .from(accounts)
    .leftJoin(members, eq(members.id, accounts.memberId))
    .leftJoin(orgs, eq(orgs.id, members.orgId))
    .where(isNotNull(accounts.demoKey))
    .orderBy(asc(accounts.createdAt), asc(accounts.id))
}

export async function insertAccount(db: Executor, row: typeof accounts.$inferInsert): Promise<void> {
  await db.insert(accounts).values(row)
}
