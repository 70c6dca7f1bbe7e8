import {
  activityKinds, activityStates, attendanceStates, attendanceWays, audiences, captures, leaveReasons, leaveStates, mostNamed, signUpModes,
} from '@ejia/domain/activities'
import { memberStatuses, services } from '@ejia/domain/members'
import { exemptGroups } from '@ejia/domain/points'
import Type, { type Static } from 'typebox'
import { ActedBy, Count, Id, Instant, MemberRef, Nullable, OneOf, OptionalText, OrgId, OrgRef, Points, Shape, Text } from '../core/schema'

export const ActivityKind = OneOf(activityKinds)
export const ActivityState = OneOf(activityStates)
export const AttendanceWay = OneOf(attendanceWays)
/** present 实到 · pending 待核实 · void 已撤销 */
export const AttendanceState = OneOf(attendanceStates)
export const Capture = OneOf(captures)
export const LeaveReason = OneOf(leaveReasons)
export const LeaveState = OneOf(leaveStates)

export const ActivitySummary = Shape({
  id: Id,
  kind: ActivityKind,
  title: Type.String(),
  place: Type.String(),
  org: OrgRef,
  state: ActivityState,
  startsAt: Instant,
  endsAt: Instant,
  checkInOpensAt: Instant,
  checkInClosesAt: Instant,
  signUpMode: OneOf(signUpModes),
  /** My own marks; null for staff who are not on the roster. */
  mine: Nullable(Shape({ signedUp: Type.Boolean(), leave: Nullable(LeaveState), attendance: Nullable(AttendanceState) })),
})
export type ActivitySummary = Static<typeof ActivitySummary>

/** 应到 · 实到 · 待核实 · 请假, counted at the moment of asking. */
export const Headcount = Shape({ expected: Count, present: Count, pending: Count, onLeave: Count, signedUp: Count })
export type Headcount = Static<typeof Headcount>

export const MyAttendance = Shape({
  state: AttendanceState,
  way: AttendanceWay,
  at: Instant,
})

export const Activity = Shape({
  ...ActivitySummary.properties,
  description: Type.String(),
  quota: Nullable(Count),
  signUpClosesAt: Nullable(Instant),
  makeUpMinutes: Nullable(Count),
  /** Whom the plan expects; the roster is made of them when it opens. */
  audience: OneOf(audiences),
  /** The organisation that `unit` means. */
  unit: Nullable(OrgRef),
  headcount: Headcount,
  attendance: Nullable(MyAttendance),
  leave: Nullable(Shape({ reason: LeaveReason, note: Type.String(), state: LeaveState, actedBy: ActedBy })),
  /** Who signed them up, when it was done for them. */
  signedUpBy: ActedBy,
  /** What attending gives; null when points do not apply. */
  points: Nullable(Shape({ rule: Type.String(), delta: Points, exempt: Type.Array(OneOf(exemptGroups)) })),
  confirmedAt: Nullable(Instant),
  cancelReason: Nullable(Type.String()),
  can: Shape({
    edit: Type.Boolean(),
    open: Type.Boolean(),
    cancel: Type.Boolean(),
    showBoard: Type.Boolean(),
    confirm: Type.Boolean(),
    /** Looks after it and there is a list to look at: 应到, leave, entries by hand. */
    seeRoster: Type.Boolean(),
    /** Accepts, strikes and restores entries, also after the list was confirmed. */
    review: Type.Boolean(),
    signUp: Type.Boolean(),
    withdrawSignUp: Type.Boolean(),
    askLeave: Type.Boolean(),
    checkIn: Type.Boolean(),
  }),
})
export type Activity = Static<typeof Activity>

export const ActivityContent = Shape({
  kind: ActivityKind,
  orgId: OrgId,
  title: Text(80),
  place: OptionalText(80),
  description: OptionalText(5000),
  startsAt: Instant,
  endsAt: Instant,
  /** Default: 30 minutes before the start, until the end. */
  checkInOpensAt: Type.Optional(Instant),
  checkInClosesAt: Type.Optional(Instant),
  /** roster: everyone on the roster is expected · sign_up: those who sign up are */
  signUpMode: OneOf(signUpModes),
  quota: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 100_000 }))),
  signUpClosesAt: Type.Optional(Nullable(Instant)),
  /** Minutes of study time a person who was excused makes up by reading; null: none. */
  makeUpMinutes: Type.Optional(Nullable(Type.Integer({ minimum: 5, maximum: 480 }))),
  /** Left out: the officers for a 支委会, everyone otherwise; a changed plan keeps what it had. */
  audience: Type.Optional(OneOf(audiences)),
  /** With `unit`: an organisation below this one. */
  unitId: Type.Optional(Nullable(OrgId)),
  /** With `picked`: who is expected. Left out of a change, the list stays. */
  memberIds: Type.Optional(Type.Array(Id, { maxItems: mostNamed })),
})
export type ActivityContent = Static<typeof ActivityContent>

/** What a desk lists: an activity with its numbers, and how many ask to be excused. */
export const ManagedActivity = Shape({ ...ActivitySummary.properties, headcount: Headcount, leavesWaiting: Count })
export type ManagedActivity = Static<typeof ManagedActivity>

const Named = Shape({ member: MemberRef, org: OrgRef })

/** Whom a plan would expect if it opened now; after the opening, whom it does. */
export const PlannedRoster = Shape({
  /** 应到: party members among them who are not away. */
  expected: Count,
  /** Everybody the activity is announced to, guests included. */
  total: Count,
  /** Those chosen one by one. */
  picked: Type.Array(Named),
  /** Invited from elsewhere: they see it and check in, and are not counted in 应到. */
  guests: Type.Array(Named),
})
export type PlannedRoster = Static<typeof PlannedRoster>

/** A request to be excused that nobody has decided. */
export const WaitingLeave = Shape({
  activity: Shape({ id: Id, title: Type.String(), kind: ActivityKind, startsAt: Instant, org: OrgRef }),
  member: MemberRef,
  org: OrgRef,
  reason: LeaveReason,
  note: Type.String(),
  askedAt: Instant,
  actedBy: ActedBy,
})
export type WaitingLeave = Static<typeof WaitingLeave>

export const RosterRow = Shape({
  member: MemberRef,
  org: OrgRef,
  status: OneOf(memberStatuses),
  service: OneOf(services),
  away: Type.Boolean(),
  expected: Type.Boolean(),
  /** Came onto the list after it was made: a guest, or somebody who signed up later. */
  guest: Type.Boolean(),
  leave: Nullable(Shape({ reason: LeaveReason, note: Type.String(), state: LeaveState, actedBy: ActedBy })),
  /** Who signed them up, when it was done for them. */
  signedUpBy: ActedBy,
  attendance: Nullable(
    Shape({
      state: AttendanceState,
      way: AttendanceWay,
      capture: Nullable(Capture),
      /** When it happened by the server's clock, or as an offline entry claims. */
      at: Instant,
      by: Nullable(Type.String()),
      reason: Type.String(),
      /** Something worth a look (picture, one device for many); a hint, never a penalty. */
      hint: Nullable(Type.String()),
    }),
  ),
})
export type RosterRow = Static<typeof RosterRow>

/** What an entry by staff came to. `already`: it was there before. */
export const StaffCheckIn = Shape({ ...RosterRow.properties, already: Type.Boolean() })
export type StaffCheckIn = Static<typeof StaffCheckIn>

/** The next codes of the board; the secret stays on the server. */
export const Board = Shape({
  activityId: Id,
  title: Type.String(),
  /** Server time when this was made: the board counts from it, not from its own clock. */
  serverTime: Instant,
  stepSeconds: Type.Integer(),
  codes: Type.Array(Shape({ from: Instant, text: Type.String() })),
  typed: Type.Array(Shape({ from: Instant, text: Type.String() })),
  closesAt: Instant,
})
export type Board = Static<typeof Board>

export const LiveCount = Shape({
  ...Headcount.properties,
  state: ActivityState,
  /** Family name and last character only. */
  recent: Type.Array(Shape({ name: Type.String(), at: Instant })),
})
export type LiveCount = Static<typeof LiveCount>

/** Who is expected, not here and not excused; masked like the others. `more`: how many beyond those named. */
export const LiveMissing = Shape({ names: Type.Array(Type.String()), more: Count })
export type LiveMissing = Static<typeof LiveMissing>

/** Why a stream of counts ended. `closing`: the server restarts, come back. */
export const liveEndings = ['confirmed', 'cancelled', 'signed_out', 'forbidden', 'closing'] as const
export type LiveEnding = (typeof liveEndings)[number]

export const CheckInBody = Shape({
  /** Text of the QR, or the eight characters beside it. */
  code: Type.String({ minLength: 1, maxLength: 300 }),
  capture: Capture,
  /** Set when the code was scanned without a network and is sent later. */
  scannedAt: Type.Optional(Instant),
  /** A random name this installation gave itself; only ever a hint. */
  device: Type.Optional(Type.String({ maxLength: 60 })),
})

/** What a check-in brought. Checking in twice is no error: `already` says so kindly. */
export const CheckInResult = Shape({
  already: Type.Boolean(),
  attendance: MyAttendance,
  points: Nullable(
    Shape({
      entryId: Id,
      delta: Points,
      title: Type.String(),
      ruleVersion: Type.Integer(),
      /** 待确认 until staff confirm the list. */
      pending: Type.Boolean(),
    }),
  ),
  /** Why no points came: later, capped, or they do not apply. */
  noPointsReason: Nullable(OneOf(['after_confirmation', 'capped', 'exempt', 'no_rule', 'year_closed'])),
  headcount: Headcount,
})
export type CheckInResult = Static<typeof CheckInResult>

export const AttendanceRecord = Shape({
  activity: Shape({ id: Id, title: Type.String(), kind: ActivityKind, startsAt: Instant }),
  state: AttendanceState,
  way: AttendanceWay,
  at: Instant,
  confirmed: Type.Boolean(),
})
