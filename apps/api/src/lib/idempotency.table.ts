import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './columns'

/** Answers already given, so that a repeated request gets the same one. Rows live for 7 days. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** Account that made the request; keys of different people never meet. */
    accountId: text('account_id').notNull(),
    /** Chosen by the client, once per action of a person. */
    key: text('key').notNull(),
    /** `POST /posts`: a key is good for one endpoint. */
    route: text('route').notNull(),
    /** SHA-256 of path, query and body: the same key with another request is refused. */
    requestHash: text('request_hash').notNull(),
    /** HTTP status of the answer; null while the first request is still under way. */
    status: integer('status'),
    /** Body of the answer. */
    answer: jsonb('answer'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.key] })],
)
