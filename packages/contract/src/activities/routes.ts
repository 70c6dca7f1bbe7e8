import { activityWhens, mostNamed } from '@ejia/domain/activities'
import Type from 'typebox'
import { Page, pageQuery } from '../core/page'
import { defineRoutes } from '../core/route'
import { Day, Empty, Id, Instant, OneOf, OptionalText, OrgId, Shape, Text } from '../core/schema'
import { dutyRoutes } from './duties'
import { activityEndpoints } from './endpoints'
import { minutesRoutes } from './minutes'
import {
  Activity, ActivityContent, ActivityKind, ActivityState, ActivitySummary, AttendanceRecord, Board, CheckInBody, CheckInResult,
  LeaveReason, LiveCount, ManagedActivity, PlannedRoster, RosterRow, StaffCheckIn, WaitingLeave,
} from './schemas'

const params = Shape({ activityId: Id })
const memberParams = Shape({ activityId: Id, memberId: Id })
const reason = Shape({ reason: Text(200) })
const leaveRequest = Shape({ reason: LeaveReason, note: Type.Optional(OptionalText(200)) })

export const activityRoutes = defineRoutes(activityEndpoints, {
  list: {
    summary: 'Activities I am expected at or may sign up for',
    access: 'signed-in',
    query: Shape({ when: OneOf(activityWhens), kind: Type.Optional(ActivityKind), ...pageQuery }),
    replies: { 200: Page(ActivitySummary) },
  },
  listManaged: {
    summary: 'Activities of the organisations I look after, in any state, latest start first',
    access: 'signed-in',
    query: Shape({
      state: Type.Optional(ActivityState),
      kind: Type.Optional(ActivityKind),
      /** This organisation and those below it. */
      orgId: Type.Optional(OrgId),
      /** Days in Shanghai on which it starts, both included. */
      from: Type.Optional(Day),
      to: Type.Optional(Day),
      /** Part of the title or the place. */
      q: Type.Optional(Type.String({ maxLength: 40 })),
      ...pageQuery,
    }),
    replies: { 200: Page(ManagedActivity) },
  },
  get: { summary: 'One activity', access: 'signed-in', params, replies: { 200: Activity } },
  create: { summary: 'Plan an activity', access: 'signed-in', body: ActivityContent, replies: { 201: Activity } },
  update: { summary: 'Change a plan before it is opened', access: 'signed-in', params, body: ActivityContent, replies: { 200: Activity } },
  plannedRoster: { summary: 'Whom a plan would expect if it opened now', access: 'signed-in', params, replies: { 200: PlannedRoster } },
  invite: {
    summary: 'Invite people from elsewhere whom I look after; inviting twice changes nothing',
    access: 'signed-in',
    params,
    body: Shape({ memberIds: Type.Array(Id, { minItems: 1, maxItems: mostNamed }) }),
    replies: { 200: PlannedRoster },
  },
  uninvite: { summary: 'Take an invitation back before the opening', access: 'signed-in', params: memberParams, replies: { 200: PlannedRoster } },
  open: { summary: 'Open it: the roster is frozen as of now, members see it', access: 'signed-in', params, replies: { 200: Activity } },
  cancel: { summary: 'Call it off', access: 'signed-in', params, body: reason, replies: { 200: Activity } },
  signUp: { summary: 'Sign up; repeating changes nothing', access: 'signed-in', params, replies: { 200: Activity } },
  withdrawSignUp: { summary: 'Withdraw a sign-up before the deadline', access: 'signed-in', params, replies: { 200: Activity } },
  askLeave: {
    summary: 'Ask to be excused: on duty, surgery, emergency, ill, away',
    access: 'signed-in',
    params,
    body: leaveRequest,
    replies: { 200: Activity },
  },
  signUpFor: { summary: 'Sign a retired member up (代办); answers as that member sees it', access: 'signed-in', params: memberParams, replies: { 200: Activity } },
  withdrawSignUpFor: { summary: 'Withdraw the sign-up of a retired member', access: 'signed-in', params: memberParams, replies: { 200: Activity } },
  askLeaveFor: {
    summary: 'Ask for a retired member to be excused; granted at once where the one who asks would decide it',
    access: 'signed-in',
    params: memberParams,
    body: leaveRequest,
    replies: { 200: Activity },
  },
  decideLeave: { summary: 'Grant or refuse a leave', access: 'signed-in', params: memberParams, body: Shape({ grant: Type.Boolean() }), replies: { 200: RosterRow } },
  listWaitingLeaves: {
    summary: 'Requests to be excused that wait for me, across my organisations, soonest activity first',
    access: 'signed-in',
    query: Shape({ orgId: Type.Optional(OrgId), ...pageQuery }),
    replies: { 200: Page(WaitingLeave) },
  },
  listRoster: {
    summary: 'Everyone expected, with leave and attendance',
    access: 'signed-in',
    params,
    query: Shape({ show: Type.Optional(OneOf(['all', 'present', 'missing', 'pending', 'leave'])), q: Type.Optional(Type.String({ maxLength: 40 })), ...pageQuery }),
    replies: { 200: Page(RosterRow) },
  },
  rosterSheet: { summary: 'The roster as an Excel sheet', access: 'signed-in', params, download: true, replies: { 200: Type.String() } },
  codeImage: { summary: 'The mini-program’s code that opens this activity, as a JPEG', access: 'signed-in', params, download: true, replies: { 200: Type.String() } },
  board: { summary: 'The next codes to show; every issue leaves an audit line', access: 'signed-in', params, repeatable: false, replies: { 201: Board } },
  count: { summary: 'Who is here, counted now; for the board, every second or two', access: 'signed-in', params, replies: { 200: LiveCount } },
  stream: {
    summary: 'The same as server-sent events (`count`, `missing`, `end`) while they are accepted as text/event-stream; otherwise as they are now',
    access: 'signed-in',
    params,
    download: true,
    replies: { 200: Type.String() },
  },
  checkIn: {
    summary: 'I am here: the code I scanned or typed',
    access: 'signed-in',
    params,
    body: CheckInBody,
    transaction: 'own',
    actor: 'claimed',
    replies: { 200: CheckInResult },
  },
  checkInMember: {
    summary: 'Staff enter somebody: by scan of their card, by hand, or from paper',
    access: 'signed-in',
    params,
    body: Shape({
      /** Who it is: a member, or the text of the card that was scanned. One of the two. */
      memberId: Type.Optional(Id),
      card: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
      way: OneOf(['staff_scan', 'manual', 'written']),
      /** With a card: somebody who is not on the list is entered as a guest (列席) instead of being refused. */
      asGuest: Type.Optional(Type.Boolean()),
      reason: Type.Optional(OptionalText(200)),
      occurredAt: Type.Optional(Instant),
    }),
    replies: { 200: StaffCheckIn },
  },
  voidAttendance: { summary: 'Strike a row, with a reason; points go back', access: 'signed-in', params: memberParams, body: reason, replies: { 200: RosterRow } },
  restoreAttendance: { summary: 'Take a strike back, with a reason', access: 'signed-in', params: memberParams, body: reason, replies: { 200: RosterRow } },
  acceptAttendance: { summary: 'Accept an entry that waits to be verified', access: 'signed-in', params: memberParams, replies: { 200: RosterRow } },
  confirm: {
    summary: 'Confirm the list: what waited counts, what was excused becomes make-up study',
    access: 'signed-in',
    params,
    body: Empty,
    replies: { 200: Activity },
  },
  listMyAttendances: { summary: 'Where I was, newest first', access: 'signed-in', query: Shape({ ...pageQuery }), replies: { 200: Page(AttendanceRecord) } },
  ...minutesRoutes,
  ...dutyRoutes,
})
