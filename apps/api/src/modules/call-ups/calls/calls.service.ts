import type { CallUp, CallUpSummary, MyCallUp } from '@ejia/contract/call-ups/schemas'
import { reachOf } from '@ejia/domain/actor'
import { countStandings, type CallState } from '@ejia/domain/call-ups'
import { assertThat, found } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { decodeCursor, instantIn, pageSize, textIn, toPage } from '../../../lib/cursor'
import { teamsLed } from '../call-ups.policy'
import { findCall, listCalledTeams, listCallsLed, listCallsOf, listRunningOf, type CalledTeam, type CallRow } from './calls.repo'
import { briefOf, stateOf, toCallUp } from './calls.view'
import { findPerson, listOwn, listPeopleOf, type CalledRow } from './people.repo'

interface PageQuery {
  cursor?: string
  limit?: number
}

export interface SeenCall {
  row: CallRow
  teams: CalledTeam[]
  /** The acting person as one of those called; undefined when they were not. */
  own: CalledRow | undefined
  state: CallState
}

/** A call I was called to, or whose people I look after; anybody else's does not exist. */
export async function seeCall(ctx: ActorContext, callUpId: string): Promise<SeenCall> {
  const row = found(await findCall(ctx.db, callUpId))
  const teams = await listCalledTeams(ctx.db, [callUpId])
  const { memberId } = ctx.actor
  const own = memberId === null ? undefined : await findPerson(ctx.db, callUpId, memberId)
  assertThat(own !== undefined || teamsLed(ctx.actor, teams).length > 0, 'thing.not_found')
  return { row, teams, own, state: stateOf(row, ctx.now) }
}

export async function getCall(ctx: ActorContext, callUpId: string): Promise<CallUp> {
  return toCallUp(ctx, await seeCall(ctx, callUpId))
}

const placeOf = (query: PageQuery) => {
  const key = decodeCursor(query.cursor, 2)
  return { size: pageSize(query.limit), after: key && { at: instantIn(key[0]), id: textIn(key[1]) } }
}

const pageOf = (rows: readonly CallRow[], size: number) => toPage(rows, size, ({ call }) => [call.calledAt.toISOString(), call.id])

/** Calls that I lead, with the counts of the people who are mine to see. */
export async function listCalls(ctx: ActorContext, { state, ...query }: PageQuery & { state?: CallState }) {
  const { size, after } = placeOf(query)
  const led = { paths: reachOf(ctx.actor, 'call_ups.prepare'), memberId: ctx.actor.memberId, state, now: ctx.now }
  const page = pageOf(await listCallsLed(ctx.db, led, after, size + 1), size)
  const ids = page.items.map(({ call }) => call.id)
  const teams = ids.length === 0 ? [] : teamsLed(ctx.actor, await listCalledTeams(ctx.db, ids))
  const people = await listPeopleOf(ctx.db, ids)
  return { ...page, items: page.items.map((row) => toSummary(ctx, row, { teams, people })) }
}

function toSummary({ now }: ActorContext, row: CallRow, all: { teams: readonly CalledTeam[]; people: readonly CalledRow[] }): CallUpSummary {
  const teams = all.teams.filter(({ callUpId }) => callUpId === row.call.id)
  const people = peopleOf(teams, all.people.filter(({ callUpId }) => callUpId === row.call.id))
  const { expected, arrived } = countPeople(people)
  return { ...briefOf(row, now), teams: teams.map(({ name }) => name), expected, arrived }
}

/** Of those called, the ones who were called through these teams. */
export const peopleOf = (teams: readonly CalledTeam[], people: readonly CalledRow[]): CalledRow[] => {
  const ids = new Set(teams.map(({ teamId }) => teamId))
  return people.filter(({ teamIds }) => teamIds.some((id) => ids.has(id)))
}

export const countPeople = (people: readonly CalledRow[]) => countStandings(people.map(({ standing, seenAt }) => ({ standing, seen: seenAt !== null })))

export async function listMyCalls(ctx: ActorContext, query: PageQuery): Promise<{ items: MyCallUp[]; nextCursor: string | null }> {
  const { memberId } = ctx.actor
  if (memberId === null) return { items: [], nextCursor: null }
  const { size, after } = placeOf(query)
  const page = pageOf(await listCallsOf(ctx.db, memberId, after, size + 1), size)
  const own = await ownStandings(ctx, page.items, memberId)
  return { ...page, items: page.items.map((row) => ({ ...briefOf(row, ctx.now), standing: own.get(row.call.id)?.standing ?? 'silent' })) }
}

const ownStandings = async (ctx: ActorContext, rows: readonly CallRow[], memberId: string): Promise<Map<string, CalledRow>> =>
  new Map((await listOwn(ctx.db, rows.map(({ call }) => call.id), memberId)).map((row) => [row.callUpId, row]))

/** Calls that still want something of me: until I said that I cannot come, or am there. */
export async function callsWaitingForMe(ctx: ActorContext): Promise<{ id: string; title: string }[]> {
  const { memberId } = ctx.actor
  if (memberId === null) return []
  const rows = await listRunningOf(ctx.db, memberId, ctx.now)
  const own = await ownStandings(ctx, rows, memberId)
  const waits = rows.filter(({ call }) => !['cannot', 'arrived'].includes(own.get(call.id)?.standing ?? 'silent'))
  return waits.map(({ call }) => ({ id: call.id, title: titleOf(call) }))
}

export const titleOf = ({ title, rehearsal }: { title: string; rehearsal: boolean }): string => (rehearsal ? `【演练】${title}` : title)
