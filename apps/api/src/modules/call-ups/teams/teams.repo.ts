import { and, asc, count, eq, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { isUnder, isUnderAny } from '../../../lib/columns'
import type { Executor } from '../../../lib/context'
import { members } from '../../members/members.table'
import { orgs } from '../../orgs/orgs.table'
import { standingTeamMembers, standingTeams } from '../call-ups.table'

const captain = alias(members, 'captain')

const selectTeams = (db: Executor) =>
  db
    .select({
      team: standingTeams,
      orgName: orgs.name,
      orgPath: orgs.path,
      captainName: captain.name,
      size: sql<number>`(select count(*)::int from ${standingTeamMembers} where ${standingTeamMembers.teamId} = ${standingTeams.id} and ${standingTeamMembers.leftAt} is null)`,
    })
    .from(standingTeams)
    .innerJoin(orgs, eq(orgs.id, standingTeams.orgId))
    .innerJoin(captain, eq(captain.id, standingTeams.captainId))

export type TeamRow = Awaited<ReturnType<typeof selectTeams>>[number]

export async function findTeam(db: Executor, teamId: string): Promise<TeamRow | undefined> {
  const [row] = await selectTeams(db).where(eq(standingTeams.id, teamId))
  return row
}

/** Kept from change until the transaction ends. */
export async function lockTeams(db: Executor, teamIds: readonly string[], how: 'update' | 'share'): Promise<void> {
  await db.select({ id: standingTeams.id }).from(standingTeams).where(inArray(standingTeams.id, [...teamIds])).orderBy(asc(standingTeams.id)).for(how)
}

export const findTeams = (db: Executor, teamIds: readonly string[]): Promise<TeamRow[]> =>
  selectTeams(db).where(inArray(standingTeams.id, [...teamIds])).orderBy(asc(orgs.path), asc(standingTeams.name))

interface Wanted {
  paths: readonly string[]
  within: string | null
  dissolved: boolean
}

/** In the order of the tree. */
export function listTeamRows(db: Executor, { paths, within, dissolved }: Wanted, after: { path: string; id: string } | null, limit: number): Promise<TeamRow[]> {
  const later = after ? sql`(${orgs.path}, ${standingTeams.id}) > (${after.path}, ${after.id}::uuid)` : undefined
  return selectTeams(db)
    .where(and(isUnderAny(orgs.path, paths), within === null ? undefined : isUnder(orgs.path, within), dissolved ? isNotNull(standingTeams.dissolvedAt) : isNull(standingTeams.dissolvedAt), later))
    .orderBy(asc(orgs.path), asc(standingTeams.id))
    .limit(limit)
}

export async function insertTeam(db: Executor, row: typeof standingTeams.$inferInsert): Promise<void> {
  await db.insert(standingTeams).values(row)
}

/** False when somebody changed it since `version`. */
export async function updateTeam(db: Executor, teamId: string, version: number, values: Partial<typeof standingTeams.$inferInsert>): Promise<boolean> {
  const rows = await db
    .update(standingTeams)
    .set({ ...values, version: version + 1 })
    .where(and(eq(standingTeams.id, teamId), eq(standingTeams.version, version), isNull(standingTeams.dissolvedAt)))
    .returning({ id: standingTeams.id })
  return rows.length > 0
}

export interface MemberOfTeam {
  memberId: string
  name: string
  orgId: number
  orgName: string
  orgPath: string
  leftOn: string | null
  teamId: string
  joinedAt: Date
  leftAt: Date | null
}

const selectPeople = (db: Executor) =>
  db
    .select({
      memberId: members.id, name: members.name, orgId: members.orgId, orgName: orgs.name, orgPath: orgs.path, leftOn: members.leftOn,
      teamId: standingTeamMembers.teamId, joinedAt: standingTeamMembers.joinedAt, leftAt: standingTeamMembers.leftAt,
    })
    .from(standingTeamMembers)
    .innerJoin(members, eq(members.id, standingTeamMembers.memberId))
    .innerJoin(orgs, eq(orgs.id, members.orgId))

/** Everybody who stands or stood in a team; those who stand in it first. */
export const listTeamPeople = (db: Executor, teamId: string): Promise<MemberOfTeam[]> =>
  selectPeople(db)
    .where(eq(standingTeamMembers.teamId, teamId))
    .orderBy(sql`${standingTeamMembers.leftAt} desc nulls first`, asc(members.rosterNo))

/** Everybody who stands in one of these teams now. */
export const listStanding = (db: Executor, teamIds: readonly string[]): Promise<MemberOfTeam[]> =>
  selectPeople(db)
    .where(and(inArray(standingTeamMembers.teamId, [...teamIds]), isNull(standingTeamMembers.leftAt)))
    .orderBy(asc(members.rosterNo))

/** Those of these members who are on the roster, in an organisation or below it. */
export async function listOnRoster(db: Executor, memberIds: readonly string[], path: string): Promise<string[]> {
  const rows = await db
    .select({ id: members.id })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(inArray(members.id, [...memberIds]), isNull(members.leftOn), isUnder(orgs.path, path)))
  return rows.map(({ id }) => id)
}

export async function addToTeam(db: Executor, rows: (typeof standingTeamMembers.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(standingTeamMembers).values(rows)
}

export async function takeFromTeam(db: Executor, teamId: string, memberIds: readonly string[] | 'all', left: { leftAt: Date; leftBy: string | null }): Promise<void> {
  if (memberIds !== 'all' && memberIds.length === 0) return
  const who: SQL | undefined = memberIds === 'all' ? undefined : inArray(standingTeamMembers.memberId, [...memberIds])
  await db.update(standingTeamMembers).set(left).where(and(eq(standingTeamMembers.teamId, teamId), isNull(standingTeamMembers.leftAt), who))
}

/** Teams a member stands in, with the moment they joined. */
export async function listTeamsOf(db: Executor, memberId: string): Promise<(TeamRow & { joinedAt: Date })[]> {
  const rows = await db
    .select({ teamId: standingTeamMembers.teamId, joinedAt: standingTeamMembers.joinedAt })
    .from(standingTeamMembers)
    .where(and(eq(standingTeamMembers.memberId, memberId), isNull(standingTeamMembers.leftAt)))
  const joined = new Map(rows.map(({ teamId, joinedAt }) => [teamId, joinedAt]))
  const teams = joined.size === 0 ? [] : await findTeams(db, [...joined.keys()])
  return teams.flatMap((row) => {
    const joinedAt = joined.get(row.team.id)
    return joinedAt && row.team.dissolvedAt === null ? [{ ...row, joinedAt }] : []
  })
}

/** Teams of an organisation that still stand. */
export const listTeamsOwned = (db: Executor, orgId: number): Promise<TeamRow[]> =>
  selectTeams(db).where(and(eq(standingTeams.orgId, orgId), isNull(standingTeams.dissolvedAt)))

/** Whether an organisation has a standing team of this name. */
export async function isNameTaken(db: Executor, orgId: number, name: string): Promise<boolean> {
  const [row] = await db
    .select({ n: count() })
    .from(standingTeams)
    .where(and(eq(standingTeams.orgId, orgId), eq(standingTeams.name, name), isNull(standingTeams.dissolvedAt)))
  return (row?.n ?? 0) > 0
}
