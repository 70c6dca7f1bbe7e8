import type { CorrectionField, CorrectionState } from '@ejia/domain/corrections'
import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'
import { members } from './members.table'

/** What members say is wrong in their entries. The branch looks; accepting changes the roster in the same step. */
export const memberCorrections = pgTable(
  'member_corrections',
  {
    id: uuid('id').primaryKey(),
    memberId: uuid('member_id').notNull().references(() => members.id),
    field: text('field').notNull().$type<CorrectionField>(),
    /** What it should be. Sealed (see `lib/cipher`), place `member_corrections.wanted.<id>`; emptied when taken back. */
    wantedSealed: text('wanted_sealed'),
    reason: text('reason').notNull(),
    state: text('state').notNull().$type<CorrectionState>(),
    askedAt: instant('asked_at').notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by'),
    answer: text('answer').notNull(),
  },
  (table) => [
    // one open for each field
    uniqueIndex('member_corrections_open_unique').on(table.memberId, table.field).where(sql`${table.state} = 'asked'`),
    index('member_corrections_waiting').on(table.askedAt).where(sql`${table.state} = 'asked'`),
  ],
)
