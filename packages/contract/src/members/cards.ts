import { cardEnds, cardWithdrawals, mostCardsPrinted } from '@ejia/domain/cards'
import Type, { type Static } from 'typebox'
import { Id, Instant, MemberRef, Nullable, OneOf, OrgRef, Shape } from '../core/schema'

/** A card that is good now, with what its QR says. */
export const MemberCard = Shape({ id: Id, text: Type.String(), issuedAt: Instant, member: MemberRef, org: OrgRef })
export type MemberCard = Static<typeof MemberCard>

/** What became of a card; never what its QR said. */
export const CardRecord = Shape({
  id: Id,
  issuedAt: Instant,
  endedAt: Nullable(Instant),
  endReason: Nullable(OneOf(cardEnds)),
})
export type CardRecord = Static<typeof CardRecord>

/** Newest first; `endedAt` is null for the one that is good. */
export const CardHistory = Shape({ items: Type.Array(CardRecord) })

export const PrintedCard = Shape({ ...MemberCard.properties, rosterNo: Type.String() })
export type PrintedCard = Static<typeof PrintedCard>

const params = Shape({ memberId: Id })

/** Answers that hold a card are not kept under an idempotency key: each of these may be repeated without one. */
export const cardRoutes = {
  showCard: { summary: 'My work card; issued when it is shown for the first time', access: 'signed-in', repeatable: false, replies: { 200: MemberCard } },
  renewCard: {
    summary: 'Another one in its place; the card named, printed copies too, is good no more. Naming one that is over changes nothing',
    access: 'signed-in',
    body: Shape({ cardId: Id }),
    repeatable: false,
    replies: { 200: MemberCard },
  },
  listCards: { summary: 'The cards a member has had', access: 'signed-in', params, replies: { 200: CardHistory } },
  endCard: {
    summary: 'Take the card of a member back; the next showing or printing issues another',
    access: 'signed-in',
    params,
    body: Shape({ reason: OneOf(cardWithdrawals) }),
    replies: { 200: CardHistory },
  },
  printCards: {
    summary: 'Cards to print, issued where there are none, in the order they were asked for',
    access: 'signed-in',
    body: Shape({ memberIds: Type.Array(Id, { minItems: 1, maxItems: mostCardsPrinted, uniqueItems: true }) }),
    repeatable: false,
    replies: { 200: Shape({ items: Type.Array(PrintedCard) }) },
  },
} as const
