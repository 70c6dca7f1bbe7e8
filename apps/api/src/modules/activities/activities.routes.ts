import { activityEndpoints } from '@ejia/contract/activities/endpoints'
import { activityRoutes } from '@ejia/contract/activities/routes'
import { unknownCardsAMinute } from '@ejia/domain/cards'
import type { FastifyInstance } from 'fastify'
import { sendDocument } from '../../documents/send-document'
import { bind, repeatableRequest, type Handlers } from '../../lib/bind'
import { loggable } from '../../plugins/loggable'
import { actFor } from '../acting'
import { onOwnData } from '../auth'
import { registerFileOwner } from '../files'
import { countHoldingWith, onDissolve } from '../orgs'
import { countListsWith } from '../points'
import { countUnconfirmedLists, getActivity, listManagedActivities, listMine } from './activities.service'
import { getLiveCount, issueBoard } from './check-in/board.service'
import { CheckInCodes } from './check-in/check-in.codes'
import { CheckInQueue } from './check-in/check-in.queue'
import { checkIn, type CheckInDesk } from './check-in/check-in.service'
import { WrongTries } from './check-in/check-in.tries'
import { confirmActivity } from './roster/confirm.service'
import { CrowdHeadcount } from './headcount.crowd'
import { SharedHeadcount } from './headcount.service'
import { LiveHub } from './live/live.hub'
import { liveSource, readLive } from './live/live.service'
import { LiveStreams } from './live/live.stream'
import { canReadMinutesFile } from './minutes/minutes-files.service'
import { minutesHandlers } from './minutes/minutes.handlers'
import { dutyHandlers } from './organisation-life/duties.handlers'
import { ownActivities } from './own-data.service'
import { countOpen, refuseWhileActive } from './planning/dissolve.service'
import { getPlannedRoster, inviteGuests, uninviteGuest } from './planning/invitees.service'
import { activityCode, sendCode } from './planning/code-image.service'
import { askLeave, decideLeave } from './planning/leave.service'
import { listMyAttendances } from './roster/own-attendance.service'
import { cancelActivity, createActivity, openActivity, updateActivity } from './planning/plan.service'
import { acceptAttendance, restoreAttendance, voidAttendance } from './roster/review.service'
import { makeRosterSheet } from './roster/roster-sheet.service'
import { listRoster } from './roster/roster.service'
import { signUp, withdrawSignUp } from './planning/sign-up.service'
import { listWaitingLeaves } from './planning/waiting-leaves.service'
import { checkInMember } from './check-in/staff-check-in.service'
import { registerActivityJobs } from './telling/tell.jobs'

type Routes = Handlers<typeof activityRoutes>

export async function activitiesModule(app: FastifyInstance): Promise<void> {
  registerActivityJobs(app)
  onDissolve(refuseWhileActive)
  countHoldingWith('openActivities', countOpen)
  countListsWith(countUnconfirmedLists)
  registerFileOwner(app, canReadMinutesFile)
  onOwnData(ownActivities)
  bind(app, activityEndpoints, activityRoutes, { ...planning, ...attending(app), ...reviewing, ...minutesHandlers(app), ...dutyHandlers })
}

const planning = {
  list: ({ ctx, query }) => listMine(ctx, query),
  listManaged: ({ ctx, query }) => listManagedActivities(ctx, query),
  get: ({ ctx, params }) => getActivity(ctx, params.activityId),
  create: ({ ctx, body }) => createActivity(ctx, body),
  update: ({ ctx, params, body }) => updateActivity(ctx, params.activityId, body),
  plannedRoster: ({ ctx, params }) => getPlannedRoster(ctx, params.activityId),
  invite: ({ ctx, params, body }) => inviteGuests(ctx, params.activityId, body.memberIds),
  uninvite: ({ ctx, params }) => uninviteGuest(ctx, params.activityId, params.memberId),
  open: ({ ctx, params }) => openActivity(ctx, params.activityId),
  cancel: ({ ctx, params, body }) => cancelActivity(ctx, params.activityId, body.reason),
  signUp: ({ ctx, params }) => signUp(ctx, params.activityId),
  withdrawSignUp: ({ ctx, params }) => withdrawSignUp(ctx, params.activityId),
  askLeave: ({ ctx, params, body }) => askLeave(ctx, params.activityId, body),
  signUpFor: async ({ ctx, params }) => signUp(await actFor(ctx, params.memberId), params.activityId),
  withdrawSignUpFor: async ({ ctx, params }) => withdrawSignUp(await actFor(ctx, params.memberId), params.activityId),
  askLeaveFor: async ({ ctx, params, body }) => askLeave(await actFor(ctx, params.memberId), params.activityId, body),
  listWaitingLeaves: ({ ctx, query }) => listWaitingLeaves(ctx, query),
  decideLeave: ({ ctx, params, body }) => decideLeave(ctx, params.activityId, params.memberId, body.grant),
} satisfies Partial<Routes>

const attending = (app: FastifyInstance) => {
  const desk: CheckInDesk = {
    codes: new CheckInCodes(app.env.keys.checkIn, app.env.publicUrl),
    tries: new WrongTries(),
    queue: new CheckInQueue(app.pool),
    headcount: new SharedHeadcount(app.db),
    crowd: new CrowdHeadcount(app.db),
    deviceKey: app.env.keys.lookup,
  }
  app.gauges.push({ name: 'ejia_check_in_queue_waiting', help: 'Scans that wait for a statement', read: () => [{ value: desk.queue.length }] })
  const unknownCards = new WrongTries(unknownCardsAMinute, 'cards.too_many_unknown')
  const streams = liveStreams(app, desk.headcount)
  return {
    codeImage: async ({ ctx, params, reply }) => sendCode(reply, await activityCode(ctx, app.wechat, params.activityId)),
    board: ({ ctx, params }) => issueBoard(desk.codes, ctx, params.activityId),
    count: ({ ctx, params }) => getLiveCount(desk.headcount, ctx, params.activityId),
    stream: ({ ctx, params, request, reply }) => streams.open(ctx, params.activityId, request, reply),
    checkIn: ({ ctx, params, body, request }) =>
      checkIn(desk, ctx, { id: params.activityId, scan: body, claims: request.user, request: repeatableRequest(request, activityEndpoints.checkIn, ctx.now) }),
    checkInMember: ({ ctx, params, body }) => checkInMember({ ...app.env.keys, unknownCards }, ctx, params.activityId, body),
    listMyAttendances: ({ ctx, query }) => listMyAttendances(ctx, query),
  } satisfies Partial<Routes>
}

function liveStreams(app: FastifyInstance, headcount: SharedHeadcount): LiveStreams {
  const hub = new LiveHub(liveSource(app.db, headcount), (error) => app.log.warn({ error: error instanceof Error ? loggable(error) : error }, 'a count failed'))
  // before the server waits for its connections to end: these would not end by themselves
  app.addHook('preClose', async () => hub.close())
  return new LiveStreams(app, hub, (id) => readLive(app.db, headcount, id, ''))
}

const reviewing = {
  rosterSheet: async ({ ctx, params, reply }) => {
    const { name, content } = await makeRosterSheet(ctx, params.activityId)
    return sendDocument(reply, name, content)
  },
  listRoster: ({ ctx, params, query }) => listRoster(ctx, params.activityId, query),
  voidAttendance: ({ ctx, params, body }) => voidAttendance(ctx, params.activityId, params.memberId, body.reason),
  restoreAttendance: ({ ctx, params, body }) => restoreAttendance(ctx, params.activityId, params.memberId, body.reason),
  acceptAttendance: ({ ctx, params }) => acceptAttendance(ctx, params.activityId, params.memberId),
  confirm: ({ ctx, params }) => confirmActivity(ctx, params.activityId),
} satisfies Partial<Routes>
