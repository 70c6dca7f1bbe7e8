import type { AppealState, AwardState, SkipReason } from '@ejia/domain/points-decisions'
import type { Role } from '@ejia/domain/roles'
import { sql } from 'drizzle-orm'
import { date, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'
import { files } from '../files/files.table'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'
import { pointLedger } from './points.table'

/** Points proposed by one person and entered by another. The proposal says what and why; the ledger alone says what was given. */
export const awardProposals = pgTable(
  'award_proposals',
  {
    id: uuid('id').primaryKey(),
    /** Organisation that proposes; all members are in it or below. */
    orgId: integer('org_id').notNull().references(() => orgs.id),
    ruleKey: text('rule_key').notNull(),
    /** Version of the rule that was in force on the day when it was proposed: gives name and category to show. */
    ruleVersion: integer('rule_version').notNull(),
    /** Tenths for each member. */
    amount: integer('amount').notNull(),
    /** What for, in words the members will read. */
    title: text('title').notNull(),
    factOn: date('fact_on').notNull(),
    partyYear: integer('party_year').notNull(),
    /** What shows that it was so; the members read it beside their entry. */
    evidence: text('evidence').notNull(),
    state: text('state').notNull().$type<AwardState>(),
    proposedBy: uuid('proposed_by').notNull(),
    /** Highest office the proposer then held here: decides whose word is wanted. */
    proposedAs: text('proposed_as').notNull().$type<Role>(),
    proposedAt: instant('proposed_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    decision: text('decision').notNull(),
  },
  (table) => [
    index('award_proposals_org').on(table.orgId, table.proposedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('award_proposals_waiting').on(table.proposedAt).where(sql`state = 'proposed'`),
  ],
)

export const awardProposalMembers = pgTable(
  'award_proposal_members',
  {
    proposalId: uuid('proposal_id').notNull().references(() => awardProposals.id),
    memberId: uuid('member_id').notNull().references(() => members.id),
    /** Where the member was when it was proposed. */
    orgId: integer('org_id').notNull().references(() => orgs.id),
    /** Place in the proposer's list. */
    place: integer('place').notNull(),
    /** Why an approved proposal gave this member nothing. */
    skipped: text('skipped').$type<SkipReason>(),
  },
  (table) => [primaryKey({ columns: [table.proposalId, table.memberId] }), index('award_proposal_members_member').on(table.memberId)],
)

export const awardProposalFiles = pgTable(
  'award_proposal_files',
  {
    proposalId: uuid('proposal_id').notNull().references(() => awardProposals.id),
    fileId: uuid('file_id').notNull().references(() => files.id),
    place: integer('place').notNull(),
  },
  (table) => [primaryKey({ columns: [table.proposalId, table.fileId] }), index('award_proposal_files_file').on(table.fileId)],
)

/** A member's objection to an entry, or to one that is missing. The entry itself stays as it is, whatever comes of it. */
export const pointAppeals = pgTable(
  'point_appeals',
  {
    id: uuid('id').primaryKey(),
    memberId: uuid('member_id').notNull().references(() => members.id),
    /** Where the member was when they appealed. */
    orgId: integer('org_id').notNull().references(() => orgs.id),
    /** Null: an entry is missing. */
    entryId: uuid('entry_id').references(() => pointLedger.id),
    /** Day of the entry, or of what is missing. */
    factOn: date('fact_on').notNull(),
    partyYear: integer('party_year').notNull(),
    text: text('text').notNull(),
    raisedAt: instant('raised_at').notNull(),
    state: text('state').notNull().$type<AppealState>(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    decision: text('decision').notNull(),
    /** Rows that upholding it appended. */
    reversalId: uuid('reversal_id').references(() => pointLedger.id),
    awardId: uuid('award_id').references(() => pointLedger.id),
  },
  (table) => [
    // one appeal an entry, ever; of what is missing one a day that waits
    uniqueIndex('point_appeals_entry_unique').on(table.entryId),
    uniqueIndex('point_appeals_missing_unique').on(table.memberId, table.factOn).where(sql`entry_id is null and state = 'waiting'`),
    index('point_appeals_member').on(table.memberId, table.raisedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('point_appeals_org').on(table.orgId, table.raisedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
  ],
)
