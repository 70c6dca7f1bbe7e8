import { answerKinds, callStates, cannotReasons, largestTeam, mostTeamsCalled, teamKinds } from '@ejia/domain/call-ups'
import Type from 'typebox'
import { Page, pageQuery } from '../core/page'
import { defineRoutes } from '../core/route'
import { Count, Empty, Id, Instant, Nullable, OneOf, OptionalText, OrgId, Shape, Text } from '../core/schema'
import { callUpEndpoints } from './endpoints'
import { CallUp, CallUpSummary, LiveList, Minutes, MyCallUp, MyTeam, Team, TeamDetail } from './schemas'

export * from './schemas'

const teamParams = Shape({ teamId: Id })
const params = Shape({ callUpId: Id })
const personParams = Shape({ callUpId: Id, memberId: Id })

const teamContent = {
  name: Text(40),
  kind: OneOf(teamKinds),
  duty: OptionalText(300),
  captainId: Id,
  /** Everybody who stands in it, the captain among them. */
  memberIds: Type.Array(Id, { minItems: 1, maxItems: largestTeam, uniqueItems: true }),
}

const teamRoutes = {
  listTeams: {
    summary: 'Standing teams within reach of my roles, by organisation',
    access: 'signed-in',
    query: Shape({ orgId: Type.Optional(OrgId), dissolved: Type.Optional(Type.Boolean()), ...pageQuery }),
    replies: { 200: Page(Team) },
  },
  listMyTeams: { summary: 'Teams I stand in', access: 'signed-in', replies: { 200: Shape({ items: Type.Array(MyTeam) }) } },
  createTeam: { summary: 'A new standing team of an organisation', access: 'signed-in', body: Shape({ orgId: OrgId, ...teamContent }), replies: { 201: TeamDetail } },
  getTeam: { summary: 'A team with everybody who stands or stood in it, for its organisation and its captain', access: 'signed-in', params: teamParams, replies: { 200: TeamDetail } },
  changeTeam: {
    summary: 'Name, duty, captain and people; who comes and goes is kept',
    access: 'signed-in',
    params: teamParams,
    body: Shape({ ...teamContent, version: Count }),
    replies: { 200: TeamDetail },
  },
  dissolveTeam: { summary: 'The team ends; what it did stays', access: 'signed-in', params: teamParams, body: Empty, replies: { 200: TeamDetail } },
} as const

const callRoutes = {
  list: {
    summary: 'Calls of teams that I look after or lead, newest first',
    access: 'signed-in',
    query: Shape({ state: Type.Optional(OneOf(callStates)), ...pageQuery }),
    replies: { 200: Page(CallUpSummary) },
  },
  listMine: { summary: 'Calls I was called to, newest first', access: 'signed-in', query: Shape(pageQuery), replies: { 200: Page(MyCallUp) } },
  call: {
    summary: 'Call teams, at once and at any hour; everybody is called once',
    access: 'signed-in',
    body: Shape({
      title: Text(40),
      what: Text(500),
      place: Text(80),
      gatherBy: Instant,
      teamIds: Type.Array(Id, { minItems: 1, maxItems: mostTeamsCalled, uniqueItems: true }),
      rehearsal: Type.Boolean(),
    }),
    replies: { 201: CallUp },
  },
  get: { summary: 'A call I was called to or lead', access: 'signed-in', params, replies: { 200: CallUp } },
  live: { summary: 'Who answered what, who is there, who has to be telephoned', access: 'signed-in', params, replies: { 200: LiveList } },
  standDown: {
    summary: 'The call is over, with a word to everybody who was called',
    access: 'signed-in',
    params,
    body: Shape({ word: Text(200) }),
    replies: { 200: CallUp },
  },
  remind: {
    summary: 'Write again to those who have not answered; once in five minutes',
    access: 'signed-in',
    params,
    body: Empty,
    replies: { 200: Shape({ reminded: Count }) },
  },
  exportList: { summary: 'The list as .xlsx', access: 'signed-in', params, download: true, replies: { 200: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }) } },
} as const

const answerRoutes = {
  see: { summary: 'I have looked at it; once, repeating changes nothing', access: 'signed-in', params, body: Empty, replies: { 200: CallUp } },
  answer: {
    summary: 'I come, or I cannot; may be said again, the newest counts',
    access: 'signed-in',
    params,
    body: Shape({
      kind: OneOf(answerKinds),
      /** With `coming`. */
      minutes: Type.Optional(Minutes),
      /** With `cannot`. */
      reason: Type.Optional(OneOf(cannotReasons)),
      note: Type.Optional(OptionalText(100)),
      /** When it was said, by the phone's clock: kept when it came later. */
      saidAt: Type.Optional(Instant),
    }),
    replies: { 201: CallUp },
  },
  arrive: { summary: 'I am there', access: 'signed-in', params, body: Empty, replies: { 201: CallUp } },
  markArrival: {
    summary: 'Somebody is there, or was marked so by mistake',
    access: 'signed-in',
    params: personParams,
    body: Shape({ arrived: Type.Boolean() }),
    replies: { 201: LiveList },
  },
  viewPhone: {
    summary: 'The full number of somebody called, while the call runs; each look is kept',
    access: 'signed-in',
    params: personParams,
    body: Empty,
    repeatable: false,
    replies: { 200: Shape({ phone: Nullable(Type.String()) }) },
  },
} as const

export const callUpRoutes = defineRoutes(callUpEndpoints, { ...teamRoutes, ...callRoutes, ...answerRoutes })
