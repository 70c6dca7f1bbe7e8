import type { CardEnd } from '@ejia/domain/cards'
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { memberCards } from '../cards.table'
import { orgs } from '../../orgs/orgs.table'
import { members } from '../members.table'

export type CardRow = typeof memberCards.$inferSelect

/** The cards that are good now, of these members. */
export const listGood = (db: Executor, memberIds: readonly string[]): Promise<CardRow[]> =>
  db.select().from(memberCards).where(and(inArray(memberCards.memberId, [...memberIds]), isNull(memberCards.endedAt)))

/** False when a card of this member became good meanwhile. */
export async function insertCard(db: Executor, row: typeof memberCards.$inferInsert): Promise<boolean> {
  const rows = await db.insert(memberCards).values(row).onConflictDoNothing().returning({ id: memberCards.id })
  return rows.length > 0
}

/** Ends a card that is good, its number forgotten; false when it had ended before. */
export async function endGood(db: Executor, cardId: string, end: { endedAt: Date; endedBy: string; endReason: CardEnd }): Promise<boolean> {
  const rows = await db
    .update(memberCards)
    .set({ ...end, numberSealed: null })
    .where(and(eq(memberCards.id, cardId), isNull(memberCards.endedAt)))
    .returning({ id: memberCards.id })
  return rows.length > 0
}

/** A card by the keyed hashes of its number, good or not. */
export async function findByHash(db: Executor, hashes: string[]) {
  const [row] = await db
    .select({ memberId: memberCards.memberId, endedAt: memberCards.endedAt, leftOn: members.leftOn })
    .from(memberCards)
    .innerJoin(members, eq(members.id, memberCards.memberId))
    .where(inArray(memberCards.numberHash, hashes))
  return row
}

/** Newest first. */
export const listCards = (db: Executor, memberId: string): Promise<CardRow[]> =>
  db.select().from(memberCards).where(eq(memberCards.memberId, memberId)).orderBy(desc(memberCards.issuedAt), sql`${memberCards.endedAt} desc nulls first`).limit(100)

/** Who the cards are for, those who have not left. */
export const listHolders = (db: Executor, memberIds: readonly string[]) =>
  db
    .select({ id: members.id, name: members.name, rosterNo: members.rosterNo, orgId: members.orgId, orgName: orgs.name, orgPath: orgs.path })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(inArray(members.id, [...memberIds]), isNull(members.leftOn)))
    .orderBy(asc(members.rosterNo))
export type Holder = Awaited<ReturnType<typeof listHolders>>[number]
