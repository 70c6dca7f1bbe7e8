import type { ActingKind } from '@ejia/domain/acting'
import type { Role } from '@ejia/domain/roles'
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'
import { accounts } from '../auth/auth.table'
import { members } from '../members/members.table'

/** 代办: what somebody of the branch did for a retired member, one row each time. Appended, never rewritten. */
export const actingRecords = pgTable(
  'acting_records',
  {
    id: uuid('id').primaryKey(),
    /** For whom. */
    memberId: uuid('member_id').notNull().references(() => members.id),
    /** Who really acted, and the office that let them. */
    accountId: uuid('account_id').notNull().references(() => accounts.id),
    role: text('role').notNull().$type<Role>(),
    kind: text('kind').notNull().$type<ActingKind>(),
    /** Of the activity or the post. */
    subjectId: uuid('subject_id').notNull(),
    /** Its title then. */
    title: text('title').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('acting_records_member').on(table.memberId, table.at)],
)
