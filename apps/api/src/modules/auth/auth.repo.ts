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

const accountColumns = {
  id: accounts.id, accountName: accounts.name, epoch: accounts.epoch, disabledAt: accounts.disabledAt,
  memberId: accounts.memberId, memberName: members.name, leftOn: members.leftOn, orgId: members.orgId, orgPath: orgs.path,
}

interface AccountColumns extends Omit<AccountRow, 'name' | 'disabled'> {
  accountName: string
  memberName: string | null
  disabledAt: Date | null
  leftOn: string | null
}

/** Whoever left the roster keeps no access. */
const toAccount = ({ accountName, memberName, disabledAt, leftOn, ...rest }: AccountColumns): AccountRow => ({
  ...rest, name: memberName ?? accountName, disabled: disabledAt !== null || leftOn !== null,
})

/** An account with the member behind it and where that member belongs. */
export async function findAccount(db: Executor, accountId: string): Promise<AccountRow | undefined> {
  const [row] = await db
    .select(accountColumns)
    .from(accounts)
    .leftJoin(members, eq(members.id, accounts.memberId))
    .leftJoin(orgs, eq(orgs.id, members.orgId))
    .where(eq(accounts.id, accountId))
  return row && toAccount(row)
}

/** The same through one of its sessions. */
export async function findSignedIn(db: Executor, accountId: string, sessionId: string): Promise<(AccountRow & { endedAt: Date | null }) | undefined> {
  const [row] = await db
    .select({ account: accountColumns, endedAt: sessions.endedAt })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .leftJoin(members, eq(members.id, accounts.memberId))
    .leftJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(eq(sessions.id, sessionId), eq(accounts.id, accountId)))
  return row && { ...toAccount(row.account), endedAt: row.endedAt }
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

/** False when the member or the demonstration key already has an account. */
export async function insertAccount(db: Executor, row: typeof accounts.$inferInsert): Promise<boolean> {
  const rows = await db.insert(accounts).values(row).onConflictDoNothing().returning({ id: accounts.id })
  return rows.length > 0
}

export async function findAccountId(db: Executor, by: { memberId: string } | { demoKey: string }): Promise<string | undefined> {
  const condition = 'memberId' in by ? eq(accounts.memberId, by.memberId) : eq(accounts.demoKey, by.demoKey)
  const [row] = await db.select({ id: accounts.id }).from(accounts).where(condition)
  return row?.id
}

export async function markDemo(db: Executor, accountId: string, demoKey: string, demoLabel: string): Promise<void> {
  await db.update(accounts).set({ demoKey, demoLabel }).where(eq(accounts.id, accountId))
}

/** A member as sign-in and roles need them. */
export async function findMember(db: Executor, memberId: string) {
  const [row] = await db
    .select({ id: members.id, name: members.name, status: members.status, leftOn: members.leftOn, orgId: members.orgId, orgPath: orgs.path })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(eq(members.id, memberId))
  return row
}
