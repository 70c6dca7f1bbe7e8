import { randomBytes } from 'node:crypto'
import { cardBytes } from '@ejia/domain/cards'
import type { DataKeys, HashKeys } from '../../../keys/sealed-column'
import { keyedHash, seal, unseal } from '../../../lib/cipher'

export const placeOfCard = (cardId: string): string => `member_cards.number.${cardId}`

export const cardHash = (lookupKey: Buffer, number: string): string => keyedHash(lookupKey, `card ${number}`)

/** Both hashes while the lookup key is being changed. */
export const cardHashes = ({ lookup, lookupAlso }: HashKeys, number: string): string[] =>
  lookupAlso ? [cardHash(lookup, number), cardHash(lookupAlso, number)] : [cardHash(lookup, number)]

/** A new number, as it is kept. */
export function drawNumber({ data, lookup }: DataKeys, cardId: string): { number: string; numberSealed: string; numberHash: string } {
  const number = randomBytes(cardBytes).toString('base64url')
  return { number, numberSealed: seal(data, number, placeOfCard(cardId)), numberHash: cardHash(lookup, number) }
}

export const openNumber = ({ data }: DataKeys, cardId: string, sealed: string): string => unseal(data, sealed, placeOfCard(cardId))
