import { activityWhens } from '@ejia/domain/activities'
import Type from 'typebox'
import { Page, pageQuery } from '../core/page'
import { defineRoutes } from '../core/route'
import { Empty, Id, Instant, OneOf, OptionalText, OrgId, Shape, Text } from '../core/schema'
import { activityEndpoints } from './endpoints'
import {
  Activity, ActivityContent, ActivityKind, ActivityState, ActivitySummary, AttendanceRecord, Board, CheckInBody, CheckInResult,
  LeaveReason, LiveCount, RosterRow,
} from './schemas'

const params = Shape({ activityId: Id })
const memberParams = Shape({ activityId: Id, memberId: Id })
const reason = Shape({ reason: Text(200) })

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
    query: Shape({ state: Type.Optional(ActivityState), orgId: Type.Optional(OrgId), ...pageQuery }),
    replies: { 200: Page(ActivitySummary) },
  },
  get: { summary: 'One activity', access: 'signed-in', params, replies: { 200: Activity } },
  create: { summary: 'Plan an activity', access: 'signed-in', body: ActivityContent, replies: { 201: Activity } },
  update: { summary: 'Change a plan before it is opened', access: 'signed-in', params, body: ActivityContent, replies: { 200: Activity } },
  open: { summary: 'Open it: the roster is frozen as of now, members see it', access: 'signed-in', params, replies: { 200: Activity } },
  cancel: { summary: 'Call it off', access: 'signed-in', params, body: reason, replies: { 200: Activity } },
  signUp: { summary: 'Sign up; repeating changes nothing', access: 'signed-in', params, replies: { 200: Activity } },
  withdrawSignUp: { summary: 'Withdraw a sign-up before the deadline', access: 'signed-in', params, replies: { 200: Activity } },
  askLeave: {
    summary: 'Ask to be excused: on duty, surgery, emergency, ill, away',
    access: 'signed-in',
    params,
    body: Shape({ reason: LeaveReason, note: Type.Optional(OptionalText(200)) }),
    replies: { 200: Activity },
  },
  decideLeave: { summary: 'Grant or refuse a leave', access: 'signed-in', params: memberParams, body: Shape({ grant: Type.Boolean() }), replies: { 200: RosterRow } },
  listRoster: {
    summary: 'Everyone expected, with leave and attendance',
    access: 'signed-in',
    params,
    query: Shape({ show: Type.Optional(OneOf(['all', 'present', 'missing', 'pending', 'leave'])), q: Type.Optional(Type.String({ maxLength: 40 })), ...pageQuery }),
    replies: { 200: Page(RosterRow) },
  },
  board: { summary: 'The next codes to show; every issue leaves an audit line', access: 'signed-in', params, repeatable: false, replies: { 201: Board } },
  count: { summary: 'Who is here, counted now; for the board, every second or two', access: 'signed-in', params, replies: { 200: LiveCount } },
  checkIn: {
    summary: 'I am here: the code I scanned or typed',
    access: 'signed-in',
    params,
    body: CheckInBody,
    transaction: 'own',
    replies: { 200: CheckInResult },
  },
  checkInMember: {
    summary: 'Staff enter somebody: by scan of their card, by hand, or from paper',
    access: 'signed-in',
    params,
    body: Shape({
      memberId: Id,
      way: OneOf(['staff_scan', 'manual', 'written']),
      reason: Type.Optional(OptionalText(200)),
      occurredAt: Type.Optional(Instant),
    }),
    replies: { 200: RosterRow },
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
})
