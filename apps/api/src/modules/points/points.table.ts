import type { ExemptGroup, PointCategory, PointSourceType } from '@ejia/domain/points'
import { sql } from 'drizzle-orm'
import { boolean, check, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'

/** Rules, version by version. Appended: a new version does not touch what an older one gave. Amounts are whole tenths of a point. */
export const pointRules = pgTable(
  'point_rules',
  {
    key: text('key').notNull(),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    /** One sentence a member understands. */
    explanation: text('explanation').notNull(),
    category: text('category').notNull().$type<PointCategory>(),
    delta: integer('delta').notNull(),
    /** Most tenths in a day, month, party year; null: no limit. */
    dayCap: integer('day_cap'),
    monthCap: integer('month_cap'),
    yearCap: integer('year_cap'),
    exempt: text('exempt').array().notNull().$type<ExemptGroup[]>(),
    /** First day it is in force. */
    effectiveFrom: date('effective_from').notNull(),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    // two who add a version at once meet here: both would be the next one
    primaryKey({ name: 'point_rules_key_version_unique', columns: [table.key, table.version] }),
    // not unique: a day whose version was withdrawn may get another
    index('point_rules_effective').on(table.key, table.effectiveFrom),
  ],
)

/** Versions that were withdrawn before they took effect. Appended, never rewritten. */
export const pointRuleWithdrawals = pgTable(
  'point_rule_withdrawals',
  {
    ruleKey: text('rule_key').notNull(),
    version: integer('version').notNull(),
    reason: text('reason').notNull(),
    withdrawnBy: uuid('withdrawn_by').notNull(),
    withdrawnAt: instant('withdrawn_at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'point_rule_withdrawals_unique', columns: [table.ruleKey, table.version] }),
    foreignKey({ name: 'point_rule_withdrawals_of_rule', columns: [table.ruleKey, table.version], foreignColumns: [pointRules.key, pointRules.version] }),
  ],
)

/** Every point given or taken back. Appended, never rewritten; a correction is a new row that points at the old one. */
export const pointLedger = pgTable(
  'point_ledger',
  {
    id: uuid('id').primaryKey(),
    /** Whose point it is, a member's or an organisation's (双积分): `m:<member id>` or `o:<organisation id>`. */
    subject: text('subject').notNull(),
    memberId: uuid('member_id').references(() => members.id),
    subjectOrgId: integer('subject_org_id').references(() => orgs.id),
    ruleKey: text('rule_key').notNull(),
    ruleVersion: integer('rule_version').notNull(),
    sourceType: text('source_type').notNull().$type<PointSourceType>(),
    sourceId: text('source_id').notNull(),
    /** 1, then 2 … when a struck fact is restored. */
    attempt: integer('attempt').notNull(),
    /** Tenths of a point. */
    delta: integer('delta').notNull(),
    /** What it was for, in words, as of that moment. */
    title: text('title').notNull(),
    /** Day of the fact, and the party year it counts for: not those of the entry. */
    factOn: date('fact_on').notNull(),
    partyYear: integer('party_year').notNull(),
    /** Organisation of the subject on that day. */
    orgId: integer('org_id').notNull().references(() => orgs.id),
    /** Counts at once but waits for staff to confirm the list: see `point_confirmations`. */
    provisional: boolean('provisional').notNull(),
    reversalOf: uuid('reversal_of'),
    note: text('note').notNull(),
    /** Who entered it; null for the system. */
    enteredBy: uuid('entered_by'),
    enteredAt: instant('entered_at').notNull(),
  },
  (table) => [
    check('point_ledger_one_subject', sql`(member_id is null) <> (subject_org_id is null)`),
    uniqueIndex('point_ledger_fact_unique')
      .on(table.ruleKey, table.sourceType, table.sourceId, table.subject, table.attempt)
      .where(sql`reversal_of is null`),
    uniqueIndex('point_ledger_reversal_of_unique').on(table.reversalOf),
    // behind the order, what a member's year is summed up from: a hundred entries stand in a hundred places of a ledger of a million
    index('point_ledger_member').on(
      table.memberId, table.partyYear, table.enteredAt.desc().nullsFirst(), table.id.desc().nullsFirst(), table.ruleKey, table.ruleVersion, table.delta, table.provisional,
    ),
    index('point_ledger_org').on(table.orgId, table.partyYear, table.enteredAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('point_ledger_newest').on(table.enteredAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('point_ledger_source').on(table.sourceType, table.sourceId),
    index('point_ledger_rule').on(table.ruleKey, table.factOn),
  ],
)

/** Provisional entries whose list was confirmed. Appended, never rewritten. */
export const pointConfirmations = pgTable('point_confirmations', {
  entryId: uuid('entry_id').primaryKey().references(() => pointLedger.id),
  confirmedAt: instant('confirmed_at').notNull(),
  confirmedBy: uuid('confirmed_by'),
})

/**
 * What one rule has given one member in one party year: the row whose conditional update holds the caps.
 * Days and months are kept inside it, so that one statement checks all three, in whatever order facts arrive.
 */
export const pointUsage = pgTable(
  'point_usage',
  {
    memberId: uuid('member_id').notNull().references(() => members.id),
    ruleKey: text('rule_key').notNull(),
    partyYear: integer('party_year').notNull(),
    /** Tenths so far in the year. */
    used: integer('used').notNull(),
    /** `{"2026-11-22": 50}` */
    days: jsonb('days').notNull().$type<Record<string, number>>(),
    /** `{"2026-11": 50}` */
    months: jsonb('months').notNull().$type<Record<string, number>>(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.ruleKey, table.partyYear] })],
)

/** A member's or an organisation's sum of a party year, kept by the very statement that appends the ledger row. */
export const pointBalances = pgTable(
  'point_balances',
  {
    /** `m:<member id>` or `o:<organisation id>`. */
    subject: text('subject').notNull(),
    partyYear: integer('party_year').notNull(),
    /** Tenths of a point. */
    balance: integer('balance').notNull(),
  },
  (table) => [primaryKey({ columns: [table.subject, table.partyYear] })],
)

/** Party years that are closed: from then on only the committee office posts to them. */
export const pointYears = pgTable('point_years', {
  year: integer('year').primaryKey(),
  closedAt: instant('closed_at').notNull(),
  closedBy: uuid('closed_by').notNull(),
})
