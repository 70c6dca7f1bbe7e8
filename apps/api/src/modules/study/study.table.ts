import type { StudyItemKind } from '@ejia/domain/study'
import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'
import { posts } from '../posts/posts.table'

/** Something to study: the text of a post as it was then, or make-up reading for a meeting. */
export const studyItems = pgTable('study_items', {
  id: uuid('id').primaryKey(),
  kind: text('kind').notNull().$type<StudyItemKind>(),
  orgId: integer('org_id').notNull().references(() => orgs.id),
  postId: uuid('post_id').references(() => posts.id),
  title: text('title').notNull(),
  /** Sanitised HTML, one block per anchor: completion rules must not change under a reader. */
  blocks: text('blocks').array().notNull(),
  /** Nominal study time granted on completion. */
  creditMinutes: integer('credit_minutes').notNull(),
  /** Reading time the server must have seen before the last anchor counts. */
  minDwellSeconds: integer('min_dwell_seconds').notNull(),
  createdBy: uuid('created_by'),
  createdAt: instant('created_at').notNull(),
})

/** To whom an item is assigned: an organisation with everyone below it, or one member (补学). */
export const studyAssignments = pgTable(
  'study_assignments',
  {
    id: uuid('id').primaryKey(),
    itemId: uuid('item_id').notNull().references(() => studyItems.id),
    /** Organisation that assigned it, and whose subtree it is for when no member is named. */
    orgId: integer('org_id').notNull().references(() => orgs.id),
    memberId: uuid('member_id').references(() => members.id),
    dueOn: date('due_on').notNull(),
    assignedBy: uuid('assigned_by'),
    assignedAt: instant('assigned_at').notNull(),
  },
  (table) => [
    uniqueIndex('study_assignments_item_org_unique').on(table.itemId, table.orgId).where(sql`member_id is null`),
    uniqueIndex('study_assignments_item_member_unique').on(table.itemId, table.memberId).where(sql`member_id is not null`),
    index('study_assignments_org').on(table.orgId),
    index('study_assignments_member').on(table.memberId),
  ],
)

/** One sitting. The server's clock runs from `openedAt`. */
export const studySessions = pgTable(
  'study_sessions',
  {
    id: uuid('id').primaryKey(),
    itemId: uuid('item_id').notNull().references(() => studyItems.id),
    memberId: uuid('member_id').notNull().references(() => members.id),
    openedAt: instant('opened_at').notNull(),
  },
  (table) => [index('study_sessions_member').on(table.memberId, table.itemId)],
)

/** Anchors the server saw reached, in order. Appended, never rewritten. */
export const studyAnchors = pgTable(
  'study_anchors',
  {
    sessionId: uuid('session_id').notNull().references(() => studySessions.id),
    anchor: integer('anchor').notNull(),
    reachedAt: instant('reached_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.anchor] }), check('study_anchors_positive', sql`anchor >= 0`)],
)

/** Completed studies, once per item and member. Appended, never rewritten. */
export const studyCompletions = pgTable(
  'study_completions',
  {
    itemId: uuid('item_id').notNull().references(() => studyItems.id),
    memberId: uuid('member_id').notNull().references(() => members.id),
    sessionId: uuid('session_id').notNull().references(() => studySessions.id),
    completedAt: instant('completed_at').notNull(),
    partyYear: integer('party_year').notNull(),
    /** Granted then; a later change of the item does not reach back. */
    creditMinutes: integer('credit_minutes').notNull(),
    /** Organisation of the member on that day. */
    orgId: integer('org_id').notNull().references(() => orgs.id),
  },
  (table) => [primaryKey({ columns: [table.itemId, table.memberId] }), index('study_completions_member').on(table.memberId, table.partyYear)],
)
