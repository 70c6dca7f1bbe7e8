import { call, forgetEverythingRead } from '../api'
import { onSessionEvents, type Tokens } from '../api/session-events'
import { tokens } from '../api/tokens'
import { setMe, useSessionStore } from './session.store'

/** Connects the transport's news about the session to the store. Called once, before the first request. */
export function startSession(): void {
  if (!tokens.hasSession() && useSessionStore.getState().me) setMe(null)
  onSessionEvents({
    renewed: ({ me }) => setMe(me),
    ended: () => leave(),
  })
}

function leave(): void {
  setMe(null)
  forgetEverythingRead()
}

/** Takes over what a sign-in endpoint answered. What a visitor read is dropped: a member may see more. */
export function acceptTokens(fresh: Tokens): void {
  tokens.save(fresh)
  forgetEverythingRead()
  setMe(fresh.me)
}

/** Signs out here. Without a network the device forgets all the same; the server's session ends by itself. */
export async function signOut(scope: 'here' | 'everywhere' = 'here'): Promise<void> {
  try {
    await call(scope === 'here' ? 'DELETE /auth/session' : 'DELETE /auth/sessions')
  } catch (error) {
    if (scope === 'everywhere') throw error
  }
  tokens.clear()
  leave()
}
