import type { MinutesContent } from '@ejia/contract/activities/minutes'
import type { LeaveReason } from '@ejia/domain/activities'
import type { MemberStatus } from '@ejia/domain/members'
import type { MinutesRevisionKind } from '@ejia/domain/minutes'
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'
import { files } from '../files/files.table'
import { activities } from './activities.table'

/** The record of a meeting while it is written, and afterwards the text that stands. */
export const activityMinutes = pgTable('activity_minutes', {
  activityId: uuid('activity_id').primaryKey().references(() => activities.id),
  /** Raised by every save: whoever saves says which one they began from. */
  version: integer('version').notNull(),
  content: jsonb('content').notNull().$type<MinutesContent>(),
  /** Number of the revision that stands; 0: not signed off yet. */
  revision: integer('revision').notNull(),
  savedAt: instant('saved_at').notNull(),
  savedBy: uuid('saved_by').notNull(),
})

/** Somebody on the roster as they stood when a revision was signed; no names, so that a person can be forgotten. */
export interface RecordedPerson {
  memberId: string
  status: MemberStatus
  away: boolean
  guest: boolean
  expected: boolean
  present: boolean
  excused: LeaveReason | null
}

/** What was signed off, and its corrections. Appended, never rewritten. */
export const activityMinutesRevisions = pgTable(
  'activity_minutes_revisions',
  {
    activityId: uuid('activity_id').notNull().references(() => activities.id),
    /** 1, 2, 3 … per activity: two at once cannot both be next. */
    revision: integer('revision').notNull(),
    kind: text('kind').notNull().$type<MinutesRevisionKind>(),
    content: jsonb('content').notNull().$type<MinutesContent>(),
    people: jsonb('people').notNull().$type<RecordedPerson[]>(),
    at: instant('at').notNull(),
    accountId: uuid('account_id').notNull(),
    /** Why it was corrected; empty for the first. */
    reason: text('reason').notNull(),
  },
  (table) => [primaryKey({ columns: [table.activityId, table.revision] })],
)

/** Photographs any draft or revision showed: who looks after the meeting may read them. */
export const activityMinutesFiles = pgTable(
  'activity_minutes_files',
  {
    activityId: uuid('activity_id').notNull().references(() => activities.id),
    fileId: uuid('file_id').notNull().references(() => files.id),
  },
  (table) => [primaryKey({ columns: [table.activityId, table.fileId] }), index('activity_minutes_files_file').on(table.fileId)],
)
