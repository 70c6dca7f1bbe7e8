import { storage } from '../../../platform/storage'

/** Somebody acted for lately. */
export interface Recent {
  id: string
  name: string
  org: string
}

/** One screen of them. */
const most = 5
const keyFor = (accountId: string): string => `acting.recent.${accountId}`

/** Whom this account acted for on this phone, the last one first. */
export const recentOf = (accountId: string): Recent[] => storage.get<Recent[]>(keyFor(accountId)) ?? []

export function rememberRecent(accountId: string, person: Recent): void {
  storage.set(keyFor(accountId), [person, ...recentOf(accountId).filter(({ id }) => id !== person.id)].slice(0, most))
}

/** Whoever is retired no more, or belongs elsewhere now. */
export function forgetRecent(accountId: string, id: string): void {
  storage.set(keyFor(accountId), recentOf(accountId).filter((person) => person.id !== id))
}
