import type { AnswerRow, CalledPerson, CallUp } from '@ejia/contract/call-ups/schemas'
import { callEndsAt, callStandings, callStateAt, type CallState } from '@ejia/domain/call-ups'
import type { ActorContext } from '../../../lib/context'
import { mayDecide, teamsLed } from '../call-ups.policy'
import type { CalledTeam, CallRow } from './calls.repo'
import type { CalledRow } from './people.repo'

const instantOf = (text: string): string => new Date(text).toISOString()
const maybe = (text: string | null): string | null => (text === null ? null : instantOf(text))

export const stateOf = ({ call, stoodDownAt }: CallRow, now: Date): CallState => callStateAt({ calledAt: call.calledAt, stoodDownAt }, now)

export function briefOf(row: CallRow, now: Date) {
  const { id, title, rehearsal, orgId, calledAt } = row.call
  const org = { id: orgId, name: row.orgName }
  return { id, title, rehearsal, state: stateOf(row, now), org, calledAt: calledAt.toISOString(), endsAt: (row.stoodDownAt ?? callEndsAt(row.call)).toISOString() }
}

function toAnswer({ kind, minutes, reason, note, answeredAt, saidAt }: CalledRow): AnswerRow | null {
  if (kind === null || answeredAt === null) return null
  return { kind, minutes, reason, note: note ?? '', at: instantOf(answeredAt), saidAt: maybe(saidAt) }
}

const earlierOf = ({ answers }: CalledRow): number => Math.max(0, answers - 1)

interface Seen {
  row: CallRow
  teams: readonly CalledTeam[]
  own: CalledRow | undefined
}

export function toCallUp({ actor, now }: ActorContext, { row, teams, own }: Seen): CallUp {
  const { call, stoodDownAt, stoodDownBy, word } = row
  return {
    ...briefOf(row, now),
    what: call.what, place: call.place, gatherBy: call.gatherBy.toISOString(), calledBy: row.calledByName ?? '',
    teams: (own ? teams.filter(({ teamId }) => own.teamIds.includes(teamId)) : teamsLed(actor, teams)).map(({ name }) => name),
    stoodDown: stoodDownAt === null ? null : { at: stoodDownAt.toISOString(), by: stoodDownBy ?? '', word: word ?? '' },
    mine: own ? { standing: own.standing, answer: toAnswer(own), earlier: earlierOf(own), arrivedAt: maybe(own.arrivedAt) } : null,
    can: { lead: teamsLed(actor, teams).length > 0, standDown: mayDecide(actor, teams) && stateOf(row, now) === 'running' },
  }
}

export const toPerson = (row: CalledRow, teams: readonly CalledTeam[]): CalledPerson => {
  const own = teams.filter(({ teamId }) => row.teamIds.includes(teamId))
  return {
    member: { id: row.memberId, name: row.name }, org: { id: row.orgId, name: row.orgName }, teams: own.map(({ name }) => name),
    captain: own.some(({ captainId }) => captainId === row.memberId), standing: row.standing, seenAt: maybe(row.seenAt), answer: toAnswer(row), earlier: earlierOf(row),
    arrivedAt: maybe(row.arrivedAt), arrivedBy: row.arrivedBy, phoneMasked: row.phoneMasked,
  }
}

/** Whoever has to be telephoned comes first; among those who come, the soonest. */
export const byNeed = (a: CalledRow, b: CalledRow): number =>
  callStandings.indexOf(a.standing) - callStandings.indexOf(b.standing) || (a.minutes ?? 0) - (b.minutes ?? 0)
