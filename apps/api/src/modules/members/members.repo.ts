import type { MemberStatus, Service } from '@ejia/domain/members'
import { and, asc, count, eq, getTableColumns, ilike, inArray, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm'
import { isUnder, isUnderAny } from '../../lib/columns'
import type { Executor } from '../../lib/context'
import { orgs } from '../orgs/orgs.table'
import { members } from './members.table'

/** A member with the organisation they belong to. */
export type MemberRow = typeof members.$inferSelect & { orgName: string; orgPath: string }

const withOrg = { ...getTableColumns(members), orgName: orgs.name, orgPath: orgs.path }

const selectMembers = (db: Executor) => db.select(withOrg).from(members).innerJoin(orgs, eq(orgs.id, members.orgId)).$dynamic()

export async function findStanding(db: Executor, memberId: string) {
  const [row] = await db
    .select({ status: members.status, service: members.service, away: members.away, orgId: members.orgId })
    .from(members)
    .where(eq(members.id, memberId))
  return row
}

export async function findMember(db: Executor, memberId: string): Promise<MemberRow | undefined> {
  const [row] = await selectMembers(db).where(eq(members.id, memberId))
  return row
}

/** The row as it is once no change of it is under way, kept from change until the transaction ends. */
export async function holdMember(db: Executor, memberId: string): Promise<MemberRow | undefined> {
  const [row] = await selectMembers(db).where(eq(members.id, memberId)).for('update', { of: members })
  return row
}

export interface RosterFilter {
  /** Roots of the subtrees that may be seen. */
  reach: readonly string[]
  path?: string
  q?: string
  status?: MemberStatus
  service?: Service
  left: boolean
}

export interface RosterKey {
  orgPath: string
  rosterNo: string
}

/** Branch by branch, within one by roster number. */
export function listRoster(db: Executor, filter: RosterFilter, after: RosterKey | null, limit: number): Promise<MemberRow[]> {
  const next = after ? sql`(${orgs.path}, ${members.rosterNo}) > (${after.orgPath}, ${after.rosterNo})` : undefined
  return selectMembers(db)
    .where(and(matches(filter), next))
    .orderBy(asc(orgs.path), asc(members.rosterNo))
    .limit(limit)
}

const matches = ({ reach, path, q, status, service, left }: RosterFilter): SQL | undefined =>
  and(
    isUnderAny(orgs.path, reach),
    path === undefined ? undefined : isUnder(orgs.path, path),
    left ? isNotNull(members.leftOn) : isNull(members.leftOn),
    status && eq(members.status, status),
    service && eq(members.service, service),
    q ? or(ilike(members.name, `%${escapeLike(q)}%`), ilike(members.rosterNo, `${escapeLike(q)}%`)) : undefined,
  )

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** Everybody of a subtree who has not left. */
export const listWithin = (db: Executor, path: string) =>
  db
    .select({ id: members.id, name: members.name, orgId: members.orgId, orgPath: orgs.path, status: members.status, service: members.service, away: members.away })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(isUnder(orgs.path, path), isNull(members.leftOn)))
    .orderBy(asc(orgs.path), asc(members.rosterNo))

export const listByNameAndPhone = (db: Executor, name: string, hash: string) =>
  selectMembers(db).where(and(eq(members.phoneHash, hash), eq(members.name, name), isNull(members.leftOn)))

/** Party members of a subtree: probationary and full, not left. */
export async function countPartyMembers(db: Executor, path: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(isUnder(orgs.path, path), isNull(members.leftOn), inArray(members.status, ['probationary', 'full'])))
  return row?.n ?? 0
}
