import type { MemberCard, PrintedCard } from '@ejia/contract/members/cards'
import { reaches } from '@ejia/domain/actor'
import { formatCard, parseCard, type cardWithdrawals } from '@ejia/domain/cards'
import type { DataKeys, HashKeys } from '../../../keys/sealed-column'
import { AppError, assertThat, found } from '../../../lib/app-error'
import { sole, type ActorContext, type Executor } from '../../../lib/context'
import { newId } from '../../../lib/ids'
import { writeAudit } from '../../audit'
import { isSelf } from '../members.policy'
import { visibleMember } from '../members.service'
import { endGood, findByHash, insertCard, listCards, listGood, listHolders, type CardRow, type Holder } from './card.repo'
import { cardHashes, drawNumber, openNumber } from './number'

/** What cards are made with. */
export interface CardPress {
  keys: DataKeys
  publicUrl: string
}

/** The card of whoever asks; issued when there is none. */
export async function showMyCard(press: CardPress, ctx: ActorContext): Promise<MemberCard> {
  const holder = await myself(ctx)
  return toCard(press, holder, await goodCard(press, ctx, holder))
}

/** Another card in the place of the one named. Naming one that is over changes nothing: the request came twice. */
export async function renewMyCard(press: CardPress, ctx: ActorContext, cardId: string): Promise<MemberCard> {
  const holder = await myself(ctx)
  const [good] = await listGood(ctx.db, [holder.id])
  if (good?.id === cardId) await end(ctx, holder, good, 'renewed')
  return toCard(press, holder, await goodCard(press, ctx, holder))
}

async function myself(ctx: ActorContext): Promise<Holder> {
  const { memberId } = ctx.actor
  const [holder] = memberId === null ? [] : await listHolders(ctx.db, [memberId])
  assertThat(holder, 'cards.no_member')
  return holder
}

/** The one that is good; issued when there is none. Two at once get the same. */
async function goodCard(press: CardPress, ctx: ActorContext, holder: Holder): Promise<CardRow & { numberSealed: string }> {
  const [known] = await listGood(ctx.db, [holder.id])
  if (known && isShowable(known)) return known
  // its key was lost: nobody can show it again, so it goes
  if (known) await end(ctx, holder, known, 'withdrawn')
  const { isNew, card } = await issue(press, ctx, holder)
  if (isNew) await writeAudit(ctx, { action: 'members.issue_card', subjectType: 'member', subjectId: holder.id, orgId: holder.orgId, detail: { cardId: card.id } })
  return card
}

const isShowable = (card: CardRow): card is CardRow & { numberSealed: string } => card.numberSealed !== null

async function issue({ keys }: CardPress, ctx: ActorContext, holder: Holder) {
  const id = newId(ctx.now)
  const { numberSealed, numberHash } = drawNumber(keys, id)
  const isNew = await insertCard(ctx.db, { id, memberId: holder.id, numberSealed, numberHash, issuedAt: ctx.now, issuedBy: ctx.actor.accountId })
  const card = sole(await listGood(ctx.db, [holder.id]))
  if (!isShowable(card)) throw new Error('a card that was just issued cannot be shown')
  return { isNew, card }
}

async function end(ctx: ActorContext, holder: { id: string; orgId: number }, card: CardRow, endReason: 'renewed' | (typeof cardWithdrawals)[number]): Promise<void> {
  if (!(await endGood(ctx.db, card.id, { endedAt: ctx.now, endedBy: ctx.actor.accountId, endReason }))) return
  await writeAudit(ctx, { action: 'members.end_card', subjectType: 'member', subjectId: holder.id, orgId: holder.orgId, detail: { cardId: card.id, reason: endReason } })
}

const toCard = ({ keys, publicUrl }: CardPress, holder: Holder, card: CardRow & { numberSealed: string }): MemberCard => ({
  id: card.id,
  text: formatCard(publicUrl, openNumber(keys, card.id, card.numberSealed)),
  issuedAt: card.issuedAt.toISOString(),
  member: { id: holder.id, name: holder.name },
  org: { id: holder.orgId, name: holder.orgName },
})

/** Cards to print, in the order they were asked for. One audit line for the sheet says whose they were. */
export async function printCards(press: CardPress, ctx: ActorContext, memberIds: readonly string[]): Promise<{ items: PrintedCard[] }> {
  const holders = await listHolders(ctx.db, memberIds)
  const all = holders.length === memberIds.length && holders.every(({ orgPath }) => reaches(ctx.actor, 'members.assist', orgPath))
  if (!all) throw new AppError('reference.not_found', { fields: [{ field: 'body/memberIds', message: '有的人不在名册里，或不在您的管理范围内' }] })
  const items: PrintedCard[] = []
  for (const memberId of memberIds) {
    const holder = found(holders.find(({ id }) => id === memberId))
    items.push({ ...toCard(press, holder, await goodCard(press, ctx, holder)), rosterNo: holder.rosterNo })
  }
  const first = sole(holders.slice(0, 1))
  await writeAudit(ctx, { action: 'members.print_cards', subjectType: 'roster', subjectId: first.orgId, orgId: first.orgId, detail: { memberIds: [...memberIds] } })
  return { items }
}

/** For the member and for those who look after them. */
export async function listCardsOf(ctx: ActorContext, memberId: string) {
  await visibleMember(ctx, memberId)
  const cards = await listCards(ctx.db, memberId)
  return {
    items: cards.map(({ id, issuedAt, endedAt, endReason }) => ({ id, issuedAt: issuedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null, endReason })),
  }
}

/** Lost, or no business of theirs any more: by the branch or by the member themselves. */
export async function endCardOf(ctx: ActorContext, memberId: string, reason: (typeof cardWithdrawals)[number]) {
  const member = await visibleMember(ctx, memberId)
  assertThat(isSelf(ctx.actor, member) || reaches(ctx.actor, 'members.assist', member.orgPath), 'thing.forbidden')
  const [good] = await listGood(ctx.db, [memberId])
  if (good) await end(ctx, member, good, reason)
  return listCardsOf(ctx, memberId)
}

/** Whose card this text is. A card of somebody who left is over with them. */
export async function memberOfCard(db: Executor, keys: HashKeys, text: string): Promise<{ memberId: string } | 'unknown' | 'ended'> {
  const number = parseCard(text)
  const row = number === null ? undefined : await findByHash(db, cardHashes(keys, number))
  if (!row) return 'unknown'
  return row.endedAt !== null || row.leftOn !== null ? 'ended' : { memberId: row.memberId }
}
