import { maskPhone } from '@ejia/domain/members'
import { keyedHash, seal, unseal, type KeyRing } from '../../lib/cipher'

/** The keys that phones are kept with; part of the app's `env.keys`. */
export interface PhoneKeys {
  data: KeyRing
  lookup: Buffer
}

export interface KeptPhone {
  phoneSealed: string | null
  phoneHash: string | null
  phoneMasked: string | null
}

const placeOf = (memberId: string): string => `members.phone.${memberId}`

export const phoneHash = (lookupKey: Buffer, phone: string): string => keyedHash(lookupKey, phone)

/** A number as it is kept: sealed to its row, findable by its keyed hash, shown masked. */
export function keepPhone(keys: PhoneKeys, memberId: string, phone: string | null): KeptPhone {
  if (phone === null) return { phoneSealed: null, phoneHash: null, phoneMasked: null }
  return { phoneSealed: seal(keys.data, phone, placeOf(memberId)), phoneHash: phoneHash(keys.lookup, phone), phoneMasked: maskPhone(phone) }
}

export const openPhone = (keys: PhoneKeys, memberId: string, sealed: string): string => unseal(keys.data, sealed, placeOf(memberId))
