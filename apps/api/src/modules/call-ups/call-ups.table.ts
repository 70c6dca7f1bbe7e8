import type { AnswerKind, CannotReason, ComingMinutes, TeamKind } from '@ejia/domain/call-ups'
import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'

/** 应急队、突击队、志愿服务队: people of an organisation who come when called. Ends, and is never deleted. */
export const standingTeams = pgTable(
  'standing_teams',
  {
    id: uuid('id').primaryKey(),
    /** Owner: whoever is in the team is in it or below. */
    orgId: integer('org_id').notNull().references(() => orgs.id),
    kind: text('kind').notNull().$type<TeamKind>(),
    name: text('name').notNull(),
    /** What the team is there for. */
    duty: text('duty').notNull(),
    captainId: uuid('captain_id').notNull().references(() => members.id),
    /** Raised by every change. */
    version: integer('version').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: uuid('created_by').notNull(),
    dissolvedAt: instant('dissolved_at'),
    dissolvedBy: uuid('dissolved_by'),
  },
  (table) => [uniqueIndex('standing_teams_name_unique').on(table.orgId, table.name).where(sql`dissolved_at is null`)],
)

/** Somebody's time in a team, from joining to leaving. Coming back is another row. */
export const standingTeamMembers = pgTable(
  'standing_team_members',
  {
    id: uuid('id').primaryKey(),
    teamId: uuid('team_id').notNull().references(() => standingTeams.id),
    memberId: uuid('member_id').notNull().references(() => members.id),
    joinedAt: instant('joined_at').notNull(),
    joinedBy: uuid('joined_by').notNull(),
    leftAt: instant('left_at'),
    leftBy: uuid('left_by'),
  },
  (table) => [
    uniqueIndex('standing_team_members_once').on(table.teamId, table.memberId).where(sql`left_at is null`),
    index('standing_team_members_member').on(table.memberId).where(sql`left_at is null`),
  ],
)

/** 召集: a call as it went out. Appended, never rewritten. */
export const callUps = pgTable(
  'call_ups',
  {
    id: uuid('id').primaryKey(),
    /** The lowest organisation that has all of its teams in it or below. */
    orgId: integer('org_id').notNull().references(() => orgs.id),
    title: text('title').notNull(),
    /** What happened. */
    what: text('what').notNull(),
    /** Where to gather, and by when. */
    place: text('place').notNull(),
    gatherBy: instant('gather_by').notNull(),
    /** 演练. */
    rehearsal: boolean('rehearsal').notNull(),
    calledAt: instant('called_at').notNull(),
    calledBy: uuid('called_by').notNull(),
  },
  (table) => [index('call_ups_newest').on(table.calledAt.desc().nullsFirst(), table.id.desc().nullsFirst())],
)

/** The teams a call went to, as they were called and whose they were then. Appended. */
export const callUpTeams = pgTable(
  'call_up_teams',
  {
    callUpId: uuid('call_up_id').notNull().references(() => callUps.id),
    teamId: uuid('team_id').notNull().references(() => standingTeams.id),
    name: text('name').notNull(),
    orgId: integer('org_id').notNull().references(() => orgs.id),
    captainId: uuid('captain_id').notNull().references(() => members.id),
  },
  (table) => [primaryKey({ columns: [table.callUpId, table.teamId] }), index('call_up_teams_org').on(table.orgId), index('call_up_teams_captain').on(table.captainId)],
)

/** Who was called: a snapshot, each member once, whatever becomes of the teams. Appended. */
export const callUpRoster = pgTable(
  'call_up_roster',
  {
    callUpId: uuid('call_up_id').notNull().references(() => callUps.id),
    memberId: uuid('member_id').notNull().references(() => members.id),
    /** Where they belonged then. */
    orgId: integer('org_id').notNull().references(() => orgs.id),
    /** The called teams they stood in. */
    teamIds: uuid('team_ids').array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.callUpId, table.memberId] }), index('call_up_roster_member').on(table.memberId)],
)

/** Who looked at a call, the first time. Appended. */
export const callUpViews = pgTable(
  'call_up_views',
  {
    callUpId: uuid('call_up_id').notNull().references(() => callUps.id),
    memberId: uuid('member_id').notNull().references(() => members.id),
    seenAt: instant('seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.callUpId, table.memberId] })],
)

/** What members answered, in the order the server heard it; the newest counts. Appended. */
export const callUpAnswers = pgTable(
  'call_up_answers',
  {
    id: uuid('id').primaryKey(),
    callUpId: uuid('call_up_id').notNull().references(() => callUps.id),
    memberId: uuid('member_id').notNull().references(() => members.id),
    /** 1, 2, 3 … for this member of this call. */
    place: integer('place').notNull(),
    kind: text('kind').notNull().$type<AnswerKind>(),
    minutes: integer('minutes').$type<ComingMinutes>(),
    reason: text('reason').$type<CannotReason>(),
    note: text('note').notNull(),
    answeredAt: instant('answered_at').notNull(),
    /** By the phone's clock, when it was kept and sent later. */
    saidAt: instant('said_at'),
  },
  (table) => [uniqueIndex('call_up_answers_place').on(table.callUpId, table.memberId, table.place)],
)

/** Who is there: said by themselves or by whoever leads, or taken back; the newest counts. Appended. */
export const callUpArrivals = pgTable(
  'call_up_arrivals',
  {
    id: uuid('id').primaryKey(),
    callUpId: uuid('call_up_id').notNull().references(() => callUps.id),
    memberId: uuid('member_id').notNull().references(() => members.id),
    place: integer('place').notNull(),
    /** False: was marked by mistake. */
    arrived: boolean('arrived').notNull(),
    at: instant('at').notNull(),
    /** Account; the member's own when they said so themselves. */
    saidBy: uuid('said_by').notNull(),
    /** The member said so themselves. */
    own: boolean('own').notNull(),
  },
  (table) => [uniqueIndex('call_up_arrivals_place').on(table.callUpId, table.memberId, table.place)],
)

/** 再提醒: those without an answer were written to again. Appended. */
export const callUpReminders = pgTable(
  'call_up_reminders',
  {
    callUpId: uuid('call_up_id').notNull().references(() => callUps.id),
    place: integer('place').notNull(),
    remindedAt: instant('reminded_at').notNull(),
    remindedBy: uuid('reminded_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.callUpId, table.place] })],
)

/** 解除: a call was stood down, once. Appended. */
export const callUpStandDowns = pgTable('call_up_stand_downs', {
  callUpId: uuid('call_up_id').primaryKey().references(() => callUps.id),
  at: instant('at').notNull(),
  saidBy: uuid('said_by').notNull(),
  word: text('word').notNull(),
})
