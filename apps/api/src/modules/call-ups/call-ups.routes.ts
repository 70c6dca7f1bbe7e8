import { callUpEndpoints } from '@ejia/contract/call-ups/endpoints'
import { callUpRoutes } from '@ejia/contract/call-ups/routes'
import type { FastifyInstance } from 'fastify'
import { sendDocument } from '../../documents/send-document'
import { bind, type Handlers } from '../../lib/bind'
import { onOwnData } from '../auth'
import { onDissolve } from '../orgs'
import { answerCall, arrive, lookAt, markArrival } from './answers/answers.service'
import { callTeams, remindSilent, standDown } from './calls/call.service'
import { getCall, listCalls, listMyCalls } from './calls/calls.service'
import { makeCallSheet, readLive, viewCalledPhone } from './calls/live.service'
import { ownCallUps } from './own-data.service'
import { handTeamsOver } from './teams/dissolve.service'
import { changeTeam, createTeam, dissolveTeam, getTeam, listMyTeams, listTeams } from './teams/teams.service'

type Routes = Handlers<typeof callUpRoutes>

export async function callUpsModule(app: FastifyInstance): Promise<void> {
  onDissolve(handTeamsOver)
  onOwnData(ownCallUps)
  const viewPhone: Routes['viewPhone'] = ({ ctx, params }) => viewCalledPhone(ctx, app.env.keys, params.callUpId, params.memberId)
  bind(app, callUpEndpoints, callUpRoutes, { ...teams, ...calls, ...answers, viewPhone })
}

const teams = {
  listTeams: ({ ctx, query }) => listTeams(ctx, query),
  listMyTeams: ({ ctx }) => listMyTeams(ctx),
  createTeam: ({ ctx, body }) => createTeam(ctx, body),
  getTeam: ({ ctx, params }) => getTeam(ctx, params.teamId),
  changeTeam: ({ ctx, params, body }) => changeTeam(ctx, params.teamId, body),
  dissolveTeam: ({ ctx, params }) => dissolveTeam(ctx, params.teamId),
} satisfies Partial<Routes>

const calls = {
  list: ({ ctx, query }) => listCalls(ctx, query),
  listMine: ({ ctx, query }) => listMyCalls(ctx, query),
  call: ({ ctx, body }) => callTeams(ctx, body),
  get: ({ ctx, params }) => getCall(ctx, params.callUpId),
  live: ({ ctx, params }) => readLive(ctx, params.callUpId),
  standDown: ({ ctx, params, body }) => standDown(ctx, params.callUpId, body.word),
  remind: ({ ctx, params }) => remindSilent(ctx, params.callUpId),
  exportList: async ({ ctx, params, reply }) => {
    const { name, content } = await makeCallSheet(ctx, params.callUpId)
    return sendDocument(reply, name, content)
  },
} satisfies Partial<Routes>

const answers = {
  see: ({ ctx, params }) => lookAt(ctx, params.callUpId),
  answer: ({ ctx, params, body }) => answerCall(ctx, params.callUpId, body),
  arrive: ({ ctx, params }) => arrive(ctx, params.callUpId),
  markArrival: ({ ctx, params, body }) => markArrival(ctx, params.callUpId, params.memberId, body.arrived),
} satisfies Partial<Routes>
