import { create } from 'zustand'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { storage } from '../../platform/storage'

export type Me = ReplyOf<'GET /auth/me'>

const key = 'session.me'

interface SessionState {
  /** Who is signed in; null for a visitor. Kept on the device, so the first paint knows the name. */
  me: Me | null
}

export const useSessionStore = create<SessionState>(() => ({ me: storage.get<Me>(key) ?? null }))

export function setMe(me: Me | null): void {
  if (me) storage.set(key, me)
  else storage.remove(key)
  useSessionStore.setState({ me })
}

/** Who is signed in right now, for work outside React. */
export const currentMe = (): Me | null => useSessionStore.getState().me

/** Tells when somebody signs in or out. */
export const watchMe = (listener: (me: Me | null) => void): (() => void) =>
  useSessionStore.subscribe((state, before) => {
    if (state.me?.accountId !== before.me?.accountId) listener(state.me)
  })
