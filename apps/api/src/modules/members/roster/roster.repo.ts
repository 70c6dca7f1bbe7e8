import type { MemberStatus, Service } from '@ejia/domain/members'
import { and, asc, count, desc, eq, ilike, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm'
import { isUnder, isUnderAny } from '../../../lib/columns'
import { sole, type Executor } from '../../../lib/context'
import { orgs } from '../../orgs/orgs.table'
import { isBound } from '../members.hooks'
import { selectMembers, type ShownMember } from '../members.repo'
import { members } from '../members.table'

export interface RosterFilter {
  /** Roots of the subtrees that may be seen. */
  reach: readonly string[]
  path?: string | undefined
  q?: string | undefined
  status?: MemberStatus | undefined
  service?: Service | undefined
  away?: boolean | undefined
  hasPhone?: boolean | undefined
  bound?: boolean | undefined
  left?: boolean | undefined
}

const sortKeys = {
  org: orgs.path,
  rosterNo: members.rosterNo,
  name: members.name,
  joinedOn: sql<string>`coalesce(${members.joinedOn}::text, '')`,
  fullOn: sql<string>`coalesce(${members.fullOn}::text, '')`,
}
export type RosterSort = keyof typeof sortKeys

export interface RosterOrder {
  sort: RosterSort
  descending: boolean
}

/** What a row is ordered by; its roster number tells equals apart. */
export interface RosterKey {
  key: string
  rosterNo: string
}

export interface RosterPage {
  order: RosterOrder
  after: RosterKey | null
  limit: number
}

export function listRoster(db: Executor, filter: RosterFilter, { order, after, limit }: RosterPage): Promise<ShownMember[]> {
  const key = sortKeys[order.sort]
  const towards = order.descending ? desc : asc
  const beyond = order.descending ? sql`<` : sql`>`
  const next = after ? sql`(${key}, ${members.rosterNo}) ${beyond} (${after.key}, ${after.rosterNo})` : undefined
  return selectMembers(db).where(and(matches(filter), next)).orderBy(towards(key), towards(members.rosterNo)).limit(limit)
}

/** The whole of it, branch by branch: for a sheet. */
export const listWholeRoster = (db: Executor, filter: RosterFilter): Promise<ShownMember[]> =>
  selectMembers(db).where(matches(filter)).orderBy(asc(orgs.path), asc(members.rosterNo))

export async function countRoster(db: Executor, filter: RosterFilter): Promise<number> {
  return sole(await db.select({ n: count() }).from(members).innerJoin(orgs, eq(orgs.id, members.orgId)).where(matches(filter))).n
}

const matches = ({ reach, path, q, status, service, away, hasPhone, bound, left }: RosterFilter): SQL | undefined =>
  and(
    isUnderAny(orgs.path, reach),
    path === undefined ? undefined : isUnder(orgs.path, path),
    left ? isNotNull(members.leftOn) : isNull(members.leftOn),
    status && eq(members.status, status),
    service && eq(members.service, service),
    away === undefined ? undefined : eq(members.away, away),
    hasPhone === undefined ? undefined : hasPhone ? isNotNull(members.phoneHash) : isNull(members.phoneHash),
    bound === undefined ? undefined : bound ? isBound(members.id) : sql`not ${isBound(members.id)}`,
    q ? or(ilike(members.name, `%${escapeLike(q)}%`), ilike(members.rosterNo, `${escapeLike(q)}%`)) : undefined,
  )

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

const here = isNull(members.leftOn)
const ofParty = sql`${members.status} in ('full', 'probationary')`
const among = (condition: SQL): SQL<number> => sql<number>`(count(${members.id}) filter (where ${here} and ${condition}))::int`

/** Every working organisation under these paths with those who belong to it directly, in one query. */
export function tallyByOrg(db: Executor, reach: readonly string[]) {
  return db
    .select({
      orgId: orgs.id,
      path: orgs.path,
      party: among(ofParty),
      full: among(sql`${members.status} = 'full'`),
      probationary: among(sql`${members.status} = 'probationary'`),
      developing: among(sql`not ${ofParty}`),
      inService: among(sql`${ofParty} and ${members.service} = 'in_service'`),
      retired: among(sql`${ofParty} and ${members.service} = 'retired'`),
      away: among(sql`${ofParty} and ${members.away}`),
    })
    .from(orgs)
    .leftJoin(members, eq(members.orgId, orgs.id))
    .where(and(isUnderAny(orgs.path, reach), isNull(orgs.dissolvedAt)))
    .groupBy(orgs.id, orgs.path)
    .orderBy(asc(orgs.path))
}

export interface NamedOrg {
  id: number
  path: string
  name: string
}

export const listAllNames = (db: Executor): Promise<NamedOrg[]> =>
  db.select({ id: orgs.id, path: orgs.path, name: orgs.name }).from(orgs).where(isNull(orgs.dissolvedAt)).orderBy(asc(orgs.path))
