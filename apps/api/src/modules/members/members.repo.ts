import type { MemberStatus } from '@ejia/domain/members'
import { and, count, eq, getTableColumns, inArray, isNull } from 'drizzle-orm'
import { isUnder } from '../../lib/columns'
import type { Executor } from '../../lib/context'
import { orgs } from '../orgs/orgs.table'
import { isBound } from './members.hooks'
import { members } from './members.table'

/** A member with the organisation they belong to. */
export type MemberRow = typeof members.$inferSelect & { orgName: string; orgPath: string }

/** The same, with what only `auth` knows. */
export type ShownMember = MemberRow & { bound: boolean }

const withOrg = { ...getTableColumns(members), orgName: orgs.name, orgPath: orgs.path }

export const selectMembers = (db: Executor) => db.select({ ...withOrg, bound: isBound(members.id) }).from(members).innerJoin(orgs, eq(orgs.id, members.orgId)).$dynamic()

export async function findStanding(db: Executor, memberId: string) {
  const [row] = await db
    .select({ status: members.status, service: members.service, away: members.away, orgId: members.orgId })
    .from(members)
    .where(eq(members.id, memberId))
  return row
}

export async function findMember(db: Executor, memberId: string): Promise<ShownMember | undefined> {
  const [row] = await selectMembers(db).where(eq(members.id, memberId))
  return row
}

/** The row as it is once no change of it is under way, kept from change until the transaction ends. */
export async function holdMember(db: Executor, memberId: string): Promise<ShownMember | undefined> {
  const [row] = await selectMembers(db).where(eq(members.id, memberId)).for('update', { of: members })
  return row
}

/** Everybody of a subtree who has not left. */
export const listWithin = (db: Executor, path: string) =>
  db
    .select({ id: members.id, name: members.name, orgId: members.orgId, orgPath: orgs.path, status: members.status, service: members.service, away: members.away })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(isUnder(orgs.path, path), isNull(members.leftOn)))
    .orderBy(orgs.path, members.rosterNo)

/** How many of a subtree have not left; only those of these standings, when any are named. */
export async function countWithin(db: Executor, path: string, statuses?: MemberStatus[]): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(isUnder(orgs.path, path), isNull(members.leftOn), statuses && inArray(members.status, statuses)))
  return row?.n ?? 0
}
