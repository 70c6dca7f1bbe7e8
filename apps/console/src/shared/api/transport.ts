import { ApiError, errorOfReply } from '@ejia/contract/client/api-error'
import type { Transport, WireRequest } from '@ejia/contract/client/caller'
import { exchange, type Exchange } from './exchange'
import { newIdempotencyKey } from './idempotency'
import { refreshOnce } from './refresh'
import { sessionEvents } from './session-events'
import { tokens } from './tokens'

const codeOf = (reply: Exchange) => (reply.body as { code?: string } | undefined)?.code
const isOver = (reply: Exchange) => reply.status === 401 && ['auth.token_invalid', 'auth.session_ended'].includes(codeOf(reply) ?? '')
/** The server's own word that nobody can be signed in by what this browser holds. */
const isRefused = (error: unknown) => error instanceof ApiError && (error.status === 401 || error.code === 'auth.account_disabled')

/** A new token, from the cookie or, when the session is over, from the person signing in again. */
async function renewedToken(): Promise<string | undefined> {
  try {
    return await refreshOnce()
  } catch (error) {
    if (!isRefused(error)) throw error
    await sessionEvents.lost()
    return tokens.access()
  }
}

/** A token that can be sent, renewing it first when needed; undefined for a visitor. */
export async function tokenToSend(): Promise<string | undefined> {
  if (tokens.usable()) return tokens.access()
  await sessionEvents.returned()
  if (tokens.usable()) return tokens.access()
  return tokens.hasSession() ? renewedToken() : undefined
}

/** Sends with a good token; what a lost session refused is sent again, under the same key, once somebody signed in. */
async function attempt(request: WireRequest, idempotencyKey: string | undefined): Promise<Exchange> {
  const token = await tokenToSend()
  const reply = await exchange(request, { token, idempotencyKey })
  if (token === undefined || reply.status !== 401) return reply
  if (codeOf(reply) === 'auth.token_expired') {
    // Somebody else's refresh may have replaced the expired one already.
    const fresh = tokens.access() === token ? await renewedToken() : tokens.access()
    return exchange(request, { token: fresh, idempotencyKey })
  }
  if (!isOver(reply)) return reply
  await sessionEvents.lost()
  return exchange(request, { token: tokens.access(), idempotencyKey })
}

/** Carries requests over fetch. Without keys of the caller's own, each unsafe request is an action of its own. */
export function createTransport(idempotencyKey: () => string = newIdempotencyKey): Transport {
  return async (request) => {
    const reply = await attempt(request, request.method === 'GET' ? undefined : idempotencyKey())
    if (reply.status >= 200 && reply.status < 300) return reply.body
    throw errorOfReply(reply.status, reply.body)
  }
}
