import type { ImportState, RosterField } from '@ejia/domain/members'
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'
import { orgs } from '../orgs/orgs.table'

/**
 * Rosters that were handed in and are taken over step by step. What they say of people is sealed (`lib/cipher`, place
 * `roster_imports.<column>.<id>`) and forgotten with success, or a day later.
 */
export const rosterImports = pgTable(
  'roster_imports',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id').notNull(),
    /** Only this organisation and below; null: as far as the roles reach. */
    orgId: integer('org_id').references(() => orgs.id),
    fileName: text('file_name').notNull(),
    state: text('state').notNull().$type<ImportState>(),
    /** The file, base64. */
    fileSealed: text('file_sealed'),
    previewSealed: text('preview_sealed'),
    reportSealed: text('report_sealed'),
    /** Our column → its place in the sheet. */
    columns: jsonb('columns').$type<Partial<Record<RosterField, number>>>(),
    /** Rows of the report that cannot be taken. */
    badRows: integer('bad_rows').notNull(),
    done: integer('done').notNull(),
    total: integer('total').notNull(),
    createdAt: instant('created_at').notNull(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
  },
  (table) => [index('roster_imports_account').on(table.accountId, table.createdAt)],
)
