import type { TransferState } from '@ejia/domain/members'
import { sql } from 'drizzle-orm'
import { date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'
import { orgs } from '../orgs/orgs.table'
import { members } from './members.table'

/** 组织关系转接 between branches of this tree: the member stays where they are until the other branch takes them in. */
export const memberTransfers = pgTable(
  'member_transfers',
  {
    id: uuid('id').primaryKey(),
    memberId: uuid('member_id').notNull().references(() => members.id),
    fromOrgId: integer('from_org_id').notNull().references(() => orgs.id),
    toOrgId: integer('to_org_id').notNull().references(() => orgs.id),
    state: text('state').notNull().$type<TransferState>(),
    reason: text('reason').notNull(),
    /** Number of the letter of introduction; empty when none was written. */
    letterNo: text('letter_no').notNull(),
    askedAt: instant('asked_at').notNull(),
    askedBy: uuid('asked_by').notNull(),
    /** Last day to accept it. */
    endsOn: date('ends_on').notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by'),
    note: text('note').notNull(),
  },
  (table) => [
    // one at a time
    uniqueIndex('member_transfers_waiting_unique').on(table.memberId).where(sql`${table.state} = 'asked'`),
    index('member_transfers_member').on(table.memberId, table.askedAt),
    index('member_transfers_from').on(table.fromOrgId),
    index('member_transfers_to').on(table.toOrgId),
  ],
)
