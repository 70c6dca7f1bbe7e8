import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant, xid8 } from '../../lib/columns'

/** One line per change of state, written in the change's own transaction. Ids only, no personal data. Appended, never rewritten. */
export const auditLines = pgTable(
  'audit_lines',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Transaction that wrote the line: the sealer takes only lines below the oldest one still running. */
    xid: xid8('xid').notNull().default(sql`pg_current_xact_id()`),
    at: instant('at').notNull(),
    /** Who did it; null for the system. */
    accountId: text('account_id'),
    /** `posts.publish`, `attendance.record` … */
    action: text('action').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    /** Organisation the subject belonged to at that moment; for scope, without a foreign key. */
    orgId: integer('org_id'),
    /** Ids and closed-list values that explain the change. */
    detail: jsonb('detail').notNull().$type<Record<string, unknown>>(),
  },
  (table) => [index('audit_lines_subject').on(table.subjectType, table.subjectId), index('audit_lines_org').on(table.orgId, table.id), index('audit_lines_xid').on(table.xid)],
)

/** The chain over the lines, written just after by one sealer. Appended, never rewritten. */
export const auditSeals = pgTable('audit_seals', {
  /** Place in the chain, from 1, without gaps. */
  seq: bigint('seq', { mode: 'number' }).primaryKey(),
  /** The line sealed at this place; each line once. */
  lineId: bigint('line_id', { mode: 'number' }).notNull().unique('audit_seals_line_unique'),
  /** HMAC-SHA256 over the previous seal and the line, base64url. */
  hash: text('hash').notNull(),
  sealedAt: instant('sealed_at').notNull(),
})
