import { maskPhone } from '@ejia/domain/members'
import type { DataKeys, HashKeys } from '../../keys/sealed-column'
import { keyedHash, seal, unseal } from '../../lib/cipher'

/** The keys that phones are kept with; part of the app's `env.keys`. */
export type PhoneKeys = DataKeys

export interface KeptPhone {
  phoneSealed: string | null
  phoneHash: string | null
  phoneMasked: string | null
}

export const placeOfPhone = (memberId: string): string => `members.phone.${memberId}`

export const phoneHash = (lookupKey: Buffer, phone: string): string => keyedHash(lookupKey, phone)

/** Every hash a number may be kept under: while the lookup key is being changed there are two. The first is the one that is written. */
export const phoneHashes = ({ lookup, lookupAlso }: HashKeys, phone: string): string[] =>
  lookupAlso ? [phoneHash(lookup, phone), phoneHash(lookupAlso, phone)] : [phoneHash(lookup, phone)]

/** A number as it is kept: sealed to its row, findable by its keyed hash, shown masked. */
export function keepPhone(keys: PhoneKeys, memberId: string, phone: string | null): KeptPhone {
  if (phone === null) return { phoneSealed: null, phoneHash: null, phoneMasked: null }
  return { phoneSealed: seal(keys.data, phone, placeOfPhone(memberId)), phoneHash: phoneHash(keys.lookup, phone), phoneMasked: maskPhone(phone) }
}

export const openPhone = (keys: PhoneKeys, memberId: string, sealed: string): string => unseal(keys.data, sealed, placeOfPhone(memberId))
