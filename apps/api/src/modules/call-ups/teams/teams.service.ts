import type { RouteInput } from '@ejia/contract/core/route'
import type { MyTeam, Team, TeamDetail } from '@ejia/contract/call-ups/schemas'
import type { Wire } from '@ejia/contract/wire'
import { reachOf } from '@ejia/domain/actor'
import { isWithin } from '@ejia/domain/orgs'
import { AppError, assertThat, found } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { decodeCursor, pageSize, textIn, toPage } from '../../../lib/cursor'
import { newId } from '../../../lib/ids'
import { writeAudit } from '../../audit'
import { reachableOrg } from '../../orgs'
import { mayCall, mayKeep, maySeeTeam } from '../call-ups.policy'
import {
  addToTeam, findTeam, insertTeam, listOnRoster, listStanding, listTeamPeople, listTeamRows, listTeamsOf, lockTeams, takeFromTeam, updateTeam, type MemberOfTeam, type TeamRow,
} from './teams.repo'

type NewTeam = RouteInput<Wire['POST /standing-teams']>['body']
type ChangedTeam = RouteInput<Wire['PUT /standing-teams/:teamId']>['body']
interface ListQuery {
  orgId?: number
  dissolved?: boolean
  cursor?: string
  limit?: number
}

export const ownedBy = ({ team, orgPath }: TeamRow) => ({ orgPath, captainId: team.captainId })

/** On the roster and still within the owner's reach: such a member is called. */
export const isReachable = (member: Pick<MemberOfTeam, 'leftOn' | 'orgPath'>, ownerPath: string): boolean =>
  member.leftOn === null && isWithin(member.orgPath, ownerPath)

export async function listTeams(ctx: ActorContext, query: ListQuery) {
  const key = decodeCursor(query.cursor, 2)
  const size = pageSize(query.limit)
  const within = query.orgId === undefined ? null : (await reachableOrg(ctx, query.orgId, 'call_ups.prepare')).path
  const wanted = { paths: reachOf(ctx.actor, 'call_ups.prepare'), within, dissolved: query.dissolved ?? false }
  const rows = await listTeamRows(ctx.db, wanted, key && { path: textIn(key[0]), id: textIn(key[1]) }, size + 1)
  const page = toPage(rows, size, (row) => [row.orgPath, row.team.id])
  return { ...page, items: page.items.map((row) => toTeam(ctx, row)) }
}

/** What a member may know of the teams they stand in: not who else does. */
export async function listMyTeams({ db, actor }: ActorContext): Promise<{ items: MyTeam[] }> {
  if (actor.memberId === null) return { items: [] }
  const rows = await listTeamsOf(db, actor.memberId)
  const items = rows.map(({ team, orgName, captainName, joinedAt }): MyTeam => ({
    id: team.id, name: team.name, kind: team.kind, org: { id: team.orgId, name: orgName }, duty: team.duty,
    captain: { id: team.captainId, name: captainName }, joinedAt: joinedAt.toISOString(), leads: team.captainId === actor.memberId,
  }))
  return { items }
}

export async function getTeam(ctx: ActorContext, teamId: string): Promise<TeamDetail> {
  return describeTeam(ctx, await seeTeam(ctx, teamId))
}

/** Out of reach, or only stood in: looks like missing. */
async function seeTeam(ctx: ActorContext, teamId: string): Promise<TeamRow> {
  const row = found(await findTeam(ctx.db, teamId))
  assertThat(maySeeTeam(ctx.actor, ownedBy(row)), 'thing.not_found')
  return row
}

/** The team to change, kept from others until it is. */
async function keptTeam(ctx: ActorContext, teamId: string): Promise<TeamRow> {
  await lockTeams(ctx.db, [teamId], 'update')
  const row = await seeTeam(ctx, teamId)
  assertThat(mayKeep(ctx.actor, ownedBy(row)), 'thing.forbidden')
  assertThat(row.team.dissolvedAt === null, 'call_ups.team_dissolved')
  return row
}

export async function createTeam(ctx: ActorContext, { orgId, memberIds, captainId, name, duty, kind }: NewTeam): Promise<TeamDetail> {
  const org = await reachableOrg(ctx, orgId, 'call_ups.prepare', { hold: true })
  await assertOnRoster(ctx, memberIds, org.path)
  assertThat(memberIds.includes(captainId), 'call_ups.captain_not_in_team')
  const id = newId(ctx.now)
  const { accountId } = ctx.actor
  await insertTeam(ctx.db, { id, orgId, kind, name: name.trim(), duty: duty.trim(), captainId, version: 1, createdAt: ctx.now, createdBy: accountId })
  await addToTeam(ctx.db, joining(ctx, id, memberIds))
  await writeAudit(ctx, { action: 'call_ups.create_team', subjectType: 'standing_team', subjectId: id, orgId, detail: { kind, captainId, memberIds } })
  return describeTeam(ctx, found(await findTeam(ctx.db, id)))
}

/** Members named in a body: on the roster, in the owner's subtree. Anybody else looks like missing. */
async function assertOnRoster(ctx: ActorContext, memberIds: readonly string[], path: string): Promise<void> {
  const known = new Set(memberIds.length === 0 ? [] : await listOnRoster(ctx.db, memberIds, path))
  const stranger = memberIds.findIndex((id) => !known.has(id))
  if (stranger >= 0) throw new AppError('reference.not_found', { fields: [{ field: `body/memberIds/${stranger}`, message: '名册里没有这位党员，或不在本组织' }] })
}

const joining = ({ now, actor }: ActorContext, teamId: string, memberIds: readonly string[]) =>
  memberIds.map((memberId) => ({ id: newId(now), teamId, memberId, joinedAt: now, joinedBy: actor.accountId }))

/** Who stays keeps the moment they joined; whoever belongs elsewhere by now may stay, but nobody from elsewhere comes in. */
export async function changeTeam(ctx: ActorContext, teamId: string, { version, memberIds, captainId, name, duty, kind }: ChangedTeam): Promise<TeamDetail> {
  const row = await keptTeam(ctx, teamId)
  assertThat(row.team.version === version, 'thing.changed')
  assertThat(memberIds.includes(captainId), 'call_ups.captain_not_in_team')
  const before = (await listStanding(ctx.db, [teamId])).map((one) => one.memberId)
  const joined = memberIds.filter((id) => !before.includes(id))
  const left = before.filter((id) => !memberIds.includes(id))
  await assertOnRoster(ctx, joined, row.orgPath)
  assertThat(await updateTeam(ctx.db, teamId, version, { name: name.trim(), duty: duty.trim(), kind, captainId }), 'thing.changed')
  await takeFromTeam(ctx.db, teamId, left, { leftAt: ctx.now, leftBy: ctx.actor.accountId })
  await addToTeam(ctx.db, joining(ctx, teamId, joined))
  await writeAudit(ctx, { action: 'call_ups.change_team', subjectType: 'standing_team', subjectId: teamId, orgId: row.team.orgId, detail: { kind, captainId, joined, left } })
  return describeTeam(ctx, found(await findTeam(ctx.db, teamId)))
}

export async function dissolveTeam(ctx: ActorContext, teamId: string): Promise<TeamDetail> {
  const { team } = await keptTeam(ctx, teamId)
  await endTeam(ctx, team)
  return describeTeam(ctx, found(await findTeam(ctx.db, teamId)))
}

/** Everybody leaves, and it can be called no more. */
export async function endTeam(ctx: ActorContext, team: TeamRow['team']): Promise<void> {
  const { accountId } = ctx.actor
  await takeFromTeam(ctx.db, team.id, 'all', { leftAt: ctx.now, leftBy: accountId })
  await updateTeam(ctx.db, team.id, team.version, { dissolvedAt: ctx.now, dissolvedBy: accountId })
  await writeAudit(ctx, { action: 'call_ups.dissolve_team', subjectType: 'standing_team', subjectId: team.id, orgId: team.orgId })
}

function toTeam({ actor }: ActorContext, row: TeamRow): Team {
  const { team, orgName, captainName, size } = row
  const stands = team.dissolvedAt === null
  return {
    id: team.id, name: team.name, kind: team.kind, org: { id: team.orgId, name: orgName }, duty: team.duty, captain: { id: team.captainId, name: captainName }, size,
    createdAt: team.createdAt.toISOString(), dissolvedAt: team.dissolvedAt?.toISOString() ?? null, version: team.version,
    can: { change: stands && mayKeep(actor, ownedBy(row)), call: stands && mayCall(actor, ownedBy(row)) },
  }
}

async function describeTeam(ctx: ActorContext, row: TeamRow): Promise<TeamDetail> {
  const people = await listTeamPeople(ctx.db, row.team.id)
  const members = people.map((one) => ({
    member: { id: one.memberId, name: one.name }, org: { id: one.orgId, name: one.orgName }, captain: one.leftAt === null && one.memberId === row.team.captainId,
    joinedAt: one.joinedAt.toISOString(), leftAt: one.leftAt?.toISOString() ?? null, reachable: one.leftAt === null && isReachable(one, row.orgPath),
  }))
  return { ...toTeam(ctx, row), members }
}
