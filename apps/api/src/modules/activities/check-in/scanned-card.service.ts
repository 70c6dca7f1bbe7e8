import { reaches } from '@ejia/domain/actor'
import { isWithin } from '@ejia/domain/orgs'
import type { HashKeys } from '../../../keys/sealed-column'
import { AppError, assertThat } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { memberOfCard } from '../../members'
import type { ActivityRow } from '../activities.repo'
import { findLatest, type Latest } from '../roster/attendance.repo'
import { findPlaces, missingFromRoster } from '../roster/roster.repo'
import type { WrongTries } from './check-in.tries'

/** What scans of cards share in one process. */
export interface CardDesk extends HashKeys {
  unknownCards: WrongTries
}

/**
 * Whose card was scanned, if they may be entered here: somebody on the list; somebody of the organisation that holds the
 * activity, or within reach of the staff, as a guest when the staff say so. Who is entered already may be so again, also when
 * the list was confirmed meanwhile: the second device of the door brings what the first one brought.
 */
export async function personOnCard(desk: CardDesk, ctx: ActorContext, row: ActivityRow, { card, asGuest }: { card: string; asGuest: boolean }): Promise<string> {
  const memberId = await holderOf(desk, ctx, card)
  if (isSettled(await findLatest(ctx.db, row.id, memberId))) return memberId
  assertThat(row.state !== 'confirmed', 'cards.list_confirmed')
  assertThat(row.state === 'open', 'activities.wrong_state')
  if ((await missingFromRoster(ctx.db, row.id, [memberId])).length === 0) return memberId
  const [place] = await findPlaces(ctx.db, [memberId])
  assertThat(place && mayAttend(ctx, row, place.path), 'cards.not_for_this')
  assertThat(asGuest, 'cards.not_on_roster')
  return memberId
}

/** Nothing more comes of scanning somebody: they are here, or were struck with a reason. */
export const isSettled = (latest: Latest | undefined): boolean => latest !== undefined && latest.state !== 'pending'

/** A card nobody knows counts against whoever scans it. */
async function holderOf(desk: CardDesk, ctx: ActorContext, card: string): Promise<string> {
  const { accountId } = ctx.actor
  desk.unknownCards.check(accountId, ctx.now)
  const found = await memberOfCard(ctx.db, desk, card)
  if (found === 'unknown') desk.unknownCards.add(accountId, ctx.now)
  if (found === 'unknown' || found === 'ended') throw new AppError(found === 'unknown' ? 'cards.unknown' : 'cards.ended')
  return found.memberId
}

const mayAttend = (ctx: ActorContext, row: ActivityRow, path: string): boolean => isWithin(path, row.orgPath) || reaches(ctx.actor, 'activities.manage', path)
