import { create } from 'zustand'
import type { ReplyOf } from '@ejia/contract/client/caller'

export type Me = ReplyOf<'GET /auth/me'>

interface SessionState {
  /** `starting`: not known yet. `lost`: somebody was signed in and is asked to sign in again, over their page. */
  state: 'starting' | 'visitor' | 'signed-in' | 'lost'
  me: Me | null
}

export const useSessionStore = create<SessionState>(() => ({ state: 'starting', me: null }))
