import type { CardEnd } from '@ejia/domain/cards'
import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'
import { members } from './members.table'

/**
 * 党员码, issued when it is first shown or printed. One is good at a time; the others stay as what they were.
 *
 * The number is random and kept sealed: its holder's phone shows it again and the branch prints it again, and unlike one derived
 * from a key it outlives a change of keys, so that cards in people's pockets stay good. A scan is found by the keyed hash, which
 * stays when the card has ended, so that the door can say "not good any more" instead of "unknown".
 */
export const memberCards = pgTable(
  'member_cards',
  {
    id: uuid('id').primaryKey(),
    memberId: uuid('member_id').notNull().references(() => members.id),
    /** Sealed (see `lib/cipher`), place `member_cards.number.<id>`; forgotten when the card ends. Null, too, when its key was lost. */
    numberSealed: text('number_sealed'),
    /** Keyed hash of the number. */
    numberHash: text('number_hash'),
    issuedAt: instant('issued_at').notNull(),
    /** Account that showed or printed it first. */
    issuedBy: uuid('issued_by').notNull(),
    endedAt: instant('ended_at'),
    endedBy: uuid('ended_by'),
    endReason: text('end_reason').$type<CardEnd>(),
  },
  (table) => [
    uniqueIndex('member_cards_one_good').on(table.memberId).where(sql`${table.endedAt} is null`),
    uniqueIndex('member_cards_number').on(table.numberHash),
    index('member_cards_member').on(table.memberId, table.issuedAt),
  ],
)
