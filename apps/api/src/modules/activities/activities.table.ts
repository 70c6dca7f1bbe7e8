import type {
  ActivityAudience, ActivityKind, ActivityState, AttendanceEventKind, AttendanceWay, Capture, LeaveReason, LeaveState, SignUpMode,
} from '@ejia/domain/activities'
import type { MemberStatus, Service } from '@ejia/domain/members'
import type { Role } from '@ejia/domain/roles'
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'
import { studyItems } from '../study/study.table'

/** Meetings and activities of organisation life. */
export const activities = pgTable(
  'activities',
  {
    id: uuid('id').primaryKey(),
    orgId: integer('org_id').notNull().references(() => orgs.id),
    kind: text('kind').notNull().$type<ActivityKind>(),
    state: text('state').notNull().$type<ActivityState>(),
    title: text('title').notNull(),
    place: text('place').notNull(),
    description: text('description').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    checkInOpensAt: instant('check_in_opens_at').notNull(),
    checkInClosesAt: instant('check_in_closes_at').notNull(),
    signUpMode: text('sign_up_mode').notNull().$type<SignUpMode>(),
    /** Most people who may sign up; null: no limit. */
    quota: integer('quota'),
    /** Whom the roster is made of when it opens. */
    audience: text('audience').notNull().default('everyone').$type<ActivityAudience>(),
    /** With `unit`: everyone at or below this organisation. */
    unitId: integer('unit_id').references(() => orgs.id),
    signUpClosesAt: instant('sign_up_closes_at'),
    /** Study time of the make-up reading for those excused; null: none. */
    makeUpMinutes: integer('make_up_minutes'),
    /** Item made for the make-up reading when the list was confirmed. */
    makeUpItemId: uuid('make_up_item_id').references(() => studyItems.id),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull(),
    /** The roster was frozen then. */
    openedAt: instant('opened_at'),
    confirmedAt: instant('confirmed_at'),
    confirmedBy: uuid('confirmed_by'),
    cancelledAt: instant('cancelled_at'),
    cancelReason: text('cancel_reason'),
    /** The last state the people on the roster were written to of. */
    toldState: text('told_state').$type<ActivityState>(),
    /** The beginning the people expected were reminded of; null: not yet. */
    remindedOf: instant('reminded_of'),
  },
  (table) => [
    index('activities_org_start').on(table.orgId, table.startsAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('activities_start').on(table.startsAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
  ],
)

/** People a plan names: those it expects one by one (`picked`), and guests from elsewhere. Read when the roster is made; removable until then. */
export const activityInvitees = pgTable(
  'activity_invitees',
  {
    activityId: uuid('activity_id').notNull().references(() => activities.id),
    memberId: uuid('member_id').notNull().references(() => members.id),
    /** A guest sees it and checks in, and is not counted in 应到. */
    guest: boolean('guest').notNull(),
  },
  (table) => [primaryKey({ columns: [table.activityId, table.memberId] }), index('activity_invitees_member').on(table.memberId)],
)

/** 应到 as of the opening, with each one's standing then. Never changed by later transfers. */
export const activityRoster = pgTable(
  'activity_roster',
  {
    activityId: uuid('activity_id').notNull().references(() => activities.id),
    memberId: uuid('member_id').notNull().references(() => members.id),
    orgId: integer('org_id').notNull().references(() => orgs.id),
    status: text('status').notNull().$type<MemberStatus>(),
    service: text('service').notNull().$type<Service>(),
    away: boolean('away').notNull(),
    /** A guest from another branch, or somebody added after the opening: not counted in 应到. */
    addedLater: boolean('added_later').notNull(),
  },
  (table) => [primaryKey({ columns: [table.activityId, table.memberId] }), index('activity_roster_member').on(table.memberId)],
)

/** Sign-ups that stand. A withdrawal removes the row and leaves an audit line. */
export const activitySignUps = pgTable(
  'activity_sign_ups',
  {
    activityId: uuid('activity_id').notNull().references(() => activities.id),
    memberId: uuid('member_id').notNull().references(() => members.id),
    signedUpAt: instant('signed_up_at').notNull(),
    /** 代办: account and office of whoever did it for the member; null when they did it in person. */
    actedBy: uuid('acted_by'),
    actedAs: text('acted_as').$type<Role>(),
  },
  (table) => [primaryKey({ columns: [table.activityId, table.memberId] })],
)

/** Requests to be excused; one per activity and member. */
export const activityLeaves = pgTable(
  'activity_leaves',
  {
    activityId: uuid('activity_id').notNull().references(() => activities.id),
    memberId: uuid('member_id').notNull().references(() => members.id),
    reason: text('reason').notNull().$type<LeaveReason>(),
    note: text('note').notNull(),
    state: text('state').notNull().$type<LeaveState>(),
    askedAt: instant('asked_at').notNull(),
    /** 代办, as with sign-ups. */
    actedBy: uuid('acted_by'),
    actedAs: text('acted_as').$type<Role>(),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by'),
  },
  (table) => [primaryKey({ columns: [table.activityId, table.memberId] })],
)

/** One identity per activity and member; what happened to it is in `attendance_events`. Appended, never rewritten. */
export const attendances = pgTable(
  'attendances',
  {
    id: uuid('id').primaryKey(),
    activityId: uuid('activity_id').notNull().references(() => activities.id),
    memberId: uuid('member_id').notNull().references(() => members.id),
  },
  (table) => [uniqueIndex('attendances_once').on(table.activityId, table.memberId), index('attendances_member').on(table.memberId)],
)

/** recorded, accepted, voided, restored: the last one says how it stands. Appended, never rewritten. */
export const attendanceEvents = pgTable(
  'attendance_events',
  {
    id: uuid('id').primaryKey(),
    attendanceId: uuid('attendance_id').notNull().references(() => attendances.id),
    /** 1, 2, 3 … per attendance: two at once cannot both be next. */
    seq: integer('seq').notNull(),
    kind: text('kind').notNull().$type<AttendanceEventKind>(),
    way: text('way').notNull().$type<AttendanceWay>(),
    capture: text('capture').$type<Capture>(),
    /** 待核实: scanned without a network, sent later; not 实到 until accepted. */
    pending: boolean('pending').notNull(),
    /** When it happened: the server's clock, or what an offline entry claims. */
    occurredAt: instant('occurred_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    accountId: uuid('account_id'),
    /** Keyed hash of the name an installation gave itself; only ever a hint. */
    deviceHash: text('device_hash'),
    reason: text('reason').notNull(),
  },
  (table) => [uniqueIndex('attendance_events_seq').on(table.attendanceId, table.seq), index('attendance_events_recorded').on(table.recordedAt)],
)
