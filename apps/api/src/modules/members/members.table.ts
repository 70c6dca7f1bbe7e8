import type { MemberEventKind, MemberStatus, Service } from '@ejia/domain/members'
import { boolean, date, index, integer, jsonb, pgSequence, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'
import { orgs } from '../orgs/orgs.table'

/** The roster: everybody who is or is becoming a party member here. */
export const members = pgTable(
  'members',
  {
    id: uuid('id').primaryKey(),
    /** 工号 / 名册编号: who is who. Issued when missing. */
    rosterNo: text('roster_no').notNull().unique('members_roster_no_unique'),
    name: text('name').notNull(),
    gender: text('gender').$type<'male' | 'female'>(),
    /** Branch or group. */
    orgId: integer('org_id').notNull().references(() => orgs.id),
    status: text('status').notNull().$type<MemberStatus>(),
    service: text('service').notNull().$type<Service>(),
    /** 流动、外出: belongs here, lives elsewhere. */
    away: boolean('away').notNull(),
    /** Sealed (see `lib/cipher`), place `members.phone.<id>`. */
    phoneSealed: text('phone_sealed'),
    /** Keyed hash of the number. Not unique: retired couples share a phone. */
    phoneHash: text('phone_hash'),
    /** `138******89`, so that lists need no key. */
    phoneMasked: text('phone_masked'),
    /** 入党: the branch meeting's decision. */
    joinedOn: date('joined_on'),
    /** 转正: party standing counts from here. */
    fullOn: date('full_on'),
    leftOn: date('left_on'),
    /** Raised by every change. */
    version: integer('version').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [index('members_org').on(table.orgId, table.rosterNo), index('members_phone_hash').on(table.phoneHash)],
)

/** Serials of the roster numbers that the system issues. */
export const rosterNumbers = pgSequence('roster_numbers', { startWith: 1 })

/** What changed about a member: transfers, status, standing. Appended, never rewritten; ids and closed lists only. */
export const memberEvents = pgTable(
  'member_events',
  {
    id: uuid('id').primaryKey(),
    memberId: uuid('member_id').notNull().references(() => members.id),
    kind: text('kind').notNull().$type<MemberEventKind>(),
    at: instant('at').notNull(),
    accountId: uuid('account_id'),
    /** Organisation of that moment. */
    orgId: integer('org_id').notNull(),
    detail: jsonb('detail').notNull().$type<Record<string, unknown>>(),
  },
  (table) => [index('member_events_member').on(table.memberId, table.at)],
)
