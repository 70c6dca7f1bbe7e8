import type { OrgEventKind, OrgKind } from '@ejia/domain/orgs'
import { sql } from 'drizzle-orm'
import { type AnyPgColumn, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant, pathText } from '../../lib/columns'

/** Party organisations: one tree. Dissolved ones stay for the record. */
export const orgs = pgTable(
  'orgs',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** Null for the root alone. */
    parentId: integer('parent_id').references((): AnyPgColumn => orgs.id),
    /** Ids from the root, `/1/3/12/`; a subtree is the range that begins with it. */
    path: pathText('path').notNull().unique('orgs_path_unique'),
    kind: text('kind').notNull().$type<OrgKind>(),
    name: text('name').notNull(),
    /** For narrow places, without 党支部 and the like. */
    shortName: text('short_name').notNull(),
    foundedOn: date('founded_on'),
    /** Term of office of the present committee. */
    termStartsOn: date('term_starts_on'),
    termEndsOn: date('term_ends_on'),
    createdAt: instant('created_at').notNull(),
    dissolvedAt: instant('dissolved_at'),
    mergedIntoId: integer('merged_into_id').references((): AnyPgColumn => orgs.id),
  },
  (table) => [
    // a dissolved organisation gives its name free
    uniqueIndex('orgs_parent_name_unique').on(table.parentId, table.name).where(sql`${table.dissolvedAt} is null`),
    index('orgs_parent').on(table.parentId),
  ],
)

/** What happened to an organisation. Appended, never rewritten. */
export const orgEvents = pgTable(
  'org_events',
  {
    id: uuid('id').primaryKey(),
    orgId: integer('org_id').notNull().references(() => orgs.id),
    kind: text('kind').notNull().$type<OrgEventKind>(),
    at: instant('at').notNull(),
    accountId: uuid('account_id'),
    reason: text('reason').notNull(),
    before: jsonb('before').notNull().$type<Record<string, unknown>>(),
    after: jsonb('after').notNull().$type<Record<string, unknown>>(),
  },
  (table) => [index('org_events_org').on(table.orgId, table.at)],
)
