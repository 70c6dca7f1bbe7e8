import type { Role } from '@ejia/domain/roles'
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { isUnderAny } from '../../../lib/columns'
import type { Executor } from '../../../lib/context'
import { members } from '../../members/members.table'
import { orgs } from '../../orgs/orgs.table'
import { accounts, roleGrants } from '../auth.table'

const shown = {
  id: roleGrants.id,
  role: roleGrants.role,
  grantedAt: roleGrants.grantedAt,
  accountId: roleGrants.accountId,
  accountName: accounts.name,
  memberId: members.id,
  memberName: members.name,
  org: { id: orgs.id, name: orgs.name, path: orgs.path, parentId: orgs.parentId },
}

const selectGrants = (db: Executor) =>
  db
    .select(shown)
    .from(roleGrants)
    .innerJoin(orgs, eq(orgs.id, roleGrants.orgId))
    .innerJoin(accounts, eq(accounts.id, roleGrants.accountId))
    .leftJoin(members, eq(members.id, accounts.memberId))
    .$dynamic()

export type GrantRow = Awaited<ReturnType<typeof selectGrants>>[number]

export interface GrantFilter {
  role?: Role
  memberId?: string
  /** Part of a name. */
  name?: string
}

const matches = ({ role, memberId, name }: GrantFilter) =>
  and(
    role && eq(roleGrants.role, role),
    memberId ? eq(accounts.memberId, memberId) : undefined,
    name ? sql`position(${name} in coalesce(${members.name}, ${accounts.name})) > 0` : undefined,
  )

/** Roles in force in these subtrees, from the top of the tree down. */
export function listGrants(db: Executor, filter: GrantFilter, page: { roots: readonly string[]; after: { path: string; id: string } | null; limit: number }): Promise<GrantRow[]> {
  const behind = page.after ? sql`(${orgs.path}, ${roleGrants.id}) > (${page.after.path}, ${page.after.id}::uuid)` : undefined
  return selectGrants(db)
    .where(and(isNull(roleGrants.revokedAt), isUnderAny(orgs.path, page.roots), matches(filter), behind))
    .orderBy(asc(orgs.path), asc(roleGrants.id))
    .limit(page.limit)
}

/** Holders of these roles at exactly these organisations who are on the roster and may sign in; nearest organisation first, then by role. */
export function listHoldersAt<R extends Role>(db: Executor, paths: readonly string[], roles: readonly R[]): Promise<{ name: string; role: R; org: { id: number; name: string } }[]> {
  return db
    .select({ name: members.name, role: sql<R>`${roleGrants.role}`, org: { id: orgs.id, name: orgs.name } })
    .from(roleGrants)
    .innerJoin(orgs, eq(orgs.id, roleGrants.orgId))
    .innerJoin(accounts, eq(accounts.id, roleGrants.accountId))
    .innerJoin(members, eq(members.id, accounts.memberId))
    .where(and(inArray(orgs.path, [...paths]), inArray(roleGrants.role, [...roles]), isNull(roleGrants.revokedAt), isNull(accounts.disabledAt), isNull(members.leftOn)))
    .orderBy(desc(orgs.path), sql`array_position(array[${sql.join(roles.map((role) => sql`${role}`), sql`, `)}]::text[], ${roleGrants.role}::text)`, asc(members.rosterNo))
}

export async function findGrant(db: Executor, grantId: string): Promise<GrantRow | undefined> {
  const [row] = await selectGrants(db).where(and(eq(roleGrants.id, grantId), isNull(roleGrants.revokedAt)))
  return row
}

/** Breaks `role_grants_held_unique` when the person holds that role there already. */
export async function insertGrant(db: Executor, row: typeof roleGrants.$inferInsert): Promise<void> {
  await db.insert(roleGrants).values(row)
}

/** False when somebody else was first. */
export async function endGrant(db: Executor, grantId: string, by: { revokedBy: string; revokedAt: Date }): Promise<boolean> {
  const rows = await db
    .update(roleGrants)
    .set(by)
    .where(and(eq(roleGrants.id, grantId), isNull(roleGrants.revokedAt)))
    .returning({ id: roleGrants.id })
  return rows.length > 0
}

export interface Holder {
  id: string
  accountId: string
  memberId: string | null
}

/** Those who hold one of these roles at an organisation and may sign in; locked, so that two cannot each take the other's back. */
export async function lockHolders(db: Executor, orgId: number, roles: readonly Role[]): Promise<Holder[]> {
  return db
    .select({ id: roleGrants.id, accountId: roleGrants.accountId, memberId: accounts.memberId })
    .from(roleGrants)
    .innerJoin(accounts, eq(accounts.id, roleGrants.accountId))
    .where(and(eq(roleGrants.orgId, orgId), inArray(roleGrants.role, [...roles]), isNull(roleGrants.revokedAt), isNull(accounts.disabledAt)))
    .orderBy(asc(roleGrants.id))
    .for('update', { of: roleGrants })
}
