import type { CallUp } from '@ejia/contract/call-ups/schemas'
import type { RouteInput } from '@ejia/contract/core/route'
import type { Wire } from '@ejia/contract/wire'
import { callHours, nextReminderAt } from '@ejia/domain/call-ups'
import { momentOf } from '@ejia/domain/calendar'
import { quoted } from '@ejia/domain/messages'
import { pathIds } from '@ejia/domain/orgs'
import { AppError, assertThat } from '../../../lib/app-error'
import { readInstant } from '../../../lib/clock'
import type { ActorContext } from '../../../lib/context'
import { newId } from '../../../lib/ids'
import { writeAudit } from '../../audit'
import { sendMessages } from '../../messages'
import { mayCall, mayDecide } from '../call-ups.policy'
import { findTeams, listStanding, lockTeams, type TeamRow } from '../teams/teams.repo'
import { isReachable, ownedBy } from '../teams/teams.service'
import { findLastReminder, insertCall, insertReminder, insertStandDown, lockCall, type CallRow } from './calls.repo'
import { getCall, seeCall, titleOf, type SeenCall } from './calls.service'
import { listPeople } from './people.repo'

type NewCall = RouteInput<Wire['POST /call-ups']>['body']

/**
 * Calls teams now, whatever the hour: the quiet hours of other messages do not hold. Who is called is written down as it is
 * at this moment, each member once; what becomes of the teams afterwards changes nothing of it.
 */
export async function callTeams(ctx: ActorContext, body: NewCall): Promise<CallUp> {
  const gatherBy = gatherMoment(ctx, body.gatherBy)
  const teams = await callableTeams(ctx, body.teamIds)
  const roster = await rosterOf(ctx, teams)
  assertThat(roster.length > 0, 'call_ups.nobody_to_call')
  const id = newId(ctx.now)
  const orgId = lowestCommon(teams.map(({ orgPath }) => orgPath))
  const words = { title: body.title.trim(), what: body.what.trim(), place: body.place.trim() }
  const call = { id, orgId, ...words, gatherBy, rehearsal: body.rehearsal, calledAt: ctx.now, calledBy: ctx.actor.accountId }
  await insertCall(ctx.db, {
    call,
    teams: teams.map(({ team }) => ({ callUpId: id, teamId: team.id, name: team.name, orgId: team.orgId, captainId: team.captainId })),
    roster: roster.map((one) => ({ callUpId: id, ...one })),
  })
  await writeAudit(ctx, { action: 'call_ups.call', subjectType: 'call_up', subjectId: id, orgId, detail: { teams: body.teamIds, people: roster.length, rehearsal: body.rehearsal } })
  await sendMessages(ctx, { ...summons(call), to: roster.map(({ memberId }) => memberId), onceKey: `call_up:${id}` })
  return getCall(ctx, id)
}

function gatherMoment({ now }: ActorContext, text: string): Date {
  const at = readInstant(text, 'gatherBy')
  assertThat(at > now && at.getTime() <= now.getTime() + callHours * 3_600_000, 'call_ups.gather_in_past', { fields: [{ field: 'body/gatherBy', message: '到场时间要晚于现在，并在 24 小时以内' }] })
  return at
}

/** Teams named in a body: standing, and mine to call. Anything else looks like missing. Nobody changes them meanwhile. */
async function callableTeams(ctx: ActorContext, teamIds: readonly string[]): Promise<TeamRow[]> {
  await lockTeams(ctx.db, teamIds, 'share')
  const teams = await findTeams(ctx.db, teamIds)
  if (teams.length < teamIds.length || !teams.every((row) => mayCall(ctx.actor, ownedBy(row)))) throw new AppError('reference.not_found')
  assertThat(teams.every(({ team }) => team.dissolvedAt === null), 'call_ups.team_dissolved')
  return teams
}

async function rosterOf(ctx: ActorContext, teams: readonly TeamRow[]): Promise<{ memberId: string; orgId: number; teamIds: string[] }[]> {
  const pathOf = new Map(teams.map(({ team, orgPath }) => [team.id, orgPath]))
  const people = (await listStanding(ctx.db, [...pathOf.keys()])).filter((one) => isReachable(one, pathOf.get(one.teamId) ?? ''))
  const called = new Map<string, { memberId: string; orgId: number; teamIds: string[] }>()
  for (const { memberId, orgId, teamId } of people) {
    const known = called.get(memberId)
    if (known) known.teamIds.push(teamId)
    else called.set(memberId, { memberId, orgId, teamIds: [teamId] })
  }
  return [...called.values()]
}

/** The lowest organisation on all of these paths. */
function lowestCommon(paths: readonly string[]): number {
  const lines = paths.map(pathIds)
  const [first = []] = lines
  const common = first.filter((id, depth) => lines.every((line) => line[depth] === id))
  const lowest = common.at(-1)
  if (lowest === undefined) throw new Error('two organisations without a common root')
  return lowest
}

type CallWords = Pick<CallRow['call'], 'id' | 'title' | 'rehearsal' | 'place' | 'gatherBy' | 'what'>

const summons = (call: CallWords) => ({
  kind: 'call_up' as const,
  title: `应急召集：${quoted(titleOf(call), 45)}`,
  text: `请于 ${momentOf(call.gatherBy)} 前到${quoted(call.place, 80)}，打开后马上回应。${quoted(call.what, 150)}`,
  link: { type: 'call_up' as const, id: call.id },
})

/** A call that runs and is mine to decide on, kept from others who decide until this is done. */
async function decidableCall(ctx: ActorContext, callUpId: string): Promise<SeenCall> {
  await lockCall(ctx.db, callUpId)
  const seen = await seeCall(ctx, callUpId)
  assertThat(mayDecide(ctx.actor, seen.teams), 'thing.forbidden')
  assertThat(seen.state === 'running', 'call_ups.over')
  return seen
}

/** 解除: once, with a word to everybody who was called. */
export async function standDown(ctx: ActorContext, callUpId: string, text: string): Promise<CallUp> {
  const { row } = await decidableCall(ctx, callUpId)
  const word = text.trim()
  assertThat(await insertStandDown(ctx.db, { callUpId, at: ctx.now, saidBy: ctx.actor.accountId, word }), 'call_ups.over')
  await writeAudit(ctx, { action: 'call_ups.stand_down', subjectType: 'call_up', subjectId: callUpId, orgId: row.call.orgId })
  const people = await listPeople(ctx.db, callUpId)
  await sendMessages(ctx, {
    to: people.map(({ memberId }) => memberId), kind: 'call_up', title: `召集已解除：${quoted(titleOf(row.call), 45)}`, text: word,
    link: { type: 'call_up', id: callUpId }, onceKey: `call_up:${callUpId}:over`,
  })
  return getCall(ctx, callUpId)
}

/** Writes again to those who have neither answered nor come; whoever leads telephones rather than reminds twice in five minutes. */
export async function remindSilent(ctx: ActorContext, callUpId: string): Promise<{ reminded: number }> {
  const { row } = await decidableCall(ctx, callUpId)
  const last = await findLastReminder(ctx.db, callUpId)
  const from = nextReminderAt(row.call.calledAt, last.at)
  assertThat(ctx.now >= from, 'call_ups.reminded_just_now', { retryAfter: Math.ceil((from.getTime() - ctx.now.getTime()) / 1000) })
  const to = (await listPeople(ctx.db, callUpId)).filter(({ standing }) => standing === 'silent' || standing === 'seen').map(({ memberId }) => memberId)
  assertThat(to.length > 0, 'call_ups.everybody_answered')
  const place = last.place + 1
  await insertReminder(ctx.db, { callUpId, place, remindedAt: ctx.now, remindedBy: ctx.actor.accountId })
  await writeAudit(ctx, { action: 'call_ups.remind', subjectType: 'call_up', subjectId: callUpId, orgId: row.call.orgId, detail: { people: to.length } })
  const message = summons(row.call)
  await sendMessages(ctx, { ...message, title: `请马上回应：${quoted(titleOf(row.call), 45)}`, to, onceKey: `call_up:${callUpId}:again:${place}` })
  return { reminded: to.length }
}
