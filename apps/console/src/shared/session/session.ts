import { ApiError } from '@ejia/contract/client/api-error'
import { problemText } from '@ejia/contract/core/problem.zh'
import { call } from '../api/call'
import { queryClient } from '../api/query-client'
import { refreshOnce } from '../api/refresh'
import { consoleBase } from '../base'
import { onSessionEvents } from '../api/session-events'
import { tokens, type Tokens } from '../api/tokens'
import { useSessionStore } from './session.store'

interface Waiting {
  promise: Promise<void>
  resolve: () => void
  reject: (error: Error) => void
}

let waiting: Waiting | undefined

const ended = () => new ApiError('auth.session_ended', 401, problemText['auth.session_ended'])

/** Every request that a lost session refused waits for the same answer. */
function waitForReturn(): Promise<void> {
  if (waiting) return waiting.promise
  const { me } = useSessionStore.getState()
  tokens.clear()
  if (!me) {
    useSessionStore.setState({ state: 'visitor' })
    return Promise.reject(ended())
  }
  const held = {} as Waiting
  held.promise = new Promise<void>((resolve, reject) => Object.assign(held, { resolve, reject }))
  waiting = held
  useSessionStore.setState({ state: 'lost' })
  return held.promise
}

/** Another account in the same browser (the phone page shares the cookie) sees nothing of what this one read. */
function takeOver({ me }: Tokens): void {
  const before = useSessionStore.getState().me
  if (before && before.accountId !== me.accountId) {
    waiting?.reject(ended())
    waiting = undefined
    queryClient.clear()
    window.location.assign(consoleBase)
  }
  useSessionStore.setState({ state: 'signed-in', me })
}

/** Called once, before the first request: finds out who is here. */
export async function startSession(): Promise<void> {
  onSessionEvents({ renewed: takeOver, lost: waitForReturn, returned: () => waiting?.promise ?? Promise.resolve() })
  if (!tokens.hasSession()) return useSessionStore.setState({ state: 'visitor' })
  await refreshOnce().catch(() => useSessionStore.setState({ state: 'visitor' }))
}

/** Takes over what a sign-in endpoint answered; what a lost session left waiting goes on. */
export function acceptTokens(fresh: Tokens): void {
  tokens.save(fresh)
  takeOver(fresh)
  waiting?.resolve()
  waiting = undefined
}

/** Forgets who was here: what they read, and what waits for them. */
function leave(): void {
  tokens.clear()
  waiting?.reject(ended())
  waiting = undefined
  useSessionStore.setState({ state: 'visitor', me: null })
  queryClient.clear()
}

/**
 * Signs out here, or on every device. Without a network the browser forgets all the same, and the server's session ends
 * by itself; that the other devices are out has to be said by the server.
 */
export async function signOut(where: 'here' | 'everywhere' = 'here'): Promise<void> {
  if (where === 'everywhere') await call('DELETE /auth/sessions')
  else if (useSessionStore.getState().state === 'signed-in') await call('DELETE /auth/session').catch(() => undefined)
  leave()
}
