import { bigint, boolean, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'

/** Files people uploaded. What a file belongs to, its owner modules know. */
export const files = pgTable(
  'files',
  {
    id: uuid('id').primaryKey(),
    /** Name it had when it was chosen, for the download. */
    name: text('name').notNull(),
    /** Media type found in the content. */
    type: text('type').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    /** SHA-256 of the content, hex; also its place in the store. */
    sha256: text('sha256').notNull(),
    image: boolean('image').notNull(),
    /** Null: a visitor's, of whom nothing is kept. */
    uploadedBy: uuid('uploaded_by'),
    uploadedAt: instant('uploaded_at').notNull(),
  },
  (table) => [index('files_sha256').on(table.sha256)],
)
