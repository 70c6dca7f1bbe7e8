import type { CancelSignal, Transport, WireRequest } from '@ejia/contract/client/caller'
import { ApiError, errorOfReply } from './api-error'
import { exchange, isReading, type Exchange } from './exchange'
import { newIdempotencyKey } from './idempotency'
import { endSession, refreshOnce } from './refresh'
import { tokens } from './tokens'

const codeOf = (reply: Exchange) => (reply.body as { code?: string } | undefined)?.code

/** A token that can be sent, renewing it first when needed; undefined for a visitor. */
async function tokenToSend(): Promise<string | undefined> {
  if (!tokens.hasSession()) return undefined
  if (tokens.usable()) return tokens.access()
  try {
    return await refreshOnce()
  } catch (error) {
    // The session is over: go on as a visitor; a page that needs somebody answers `auth.required`.
    if (error instanceof ApiError && error.status > 0 && error.status < 500) return undefined
    throw error
  }
}

/** The token to repeat the request with: somebody else's refresh may have replaced the expired one already. */
function tokenAfter(expired: string): Promise<string> | string {
  const now = tokens.access()
  return now && now !== expired ? now : refreshOnce()
}

interface Attempt {
  idempotencyKey: string | undefined
  /** False when the caller itself sends again what got no answer. */
  repeats: boolean
  signal: CancelSignal | undefined
  /** Sent as a visitor even by somebody signed in. */
  nameless: boolean
}

async function attempt(request: WireRequest, { idempotencyKey, repeats, signal, nameless }: Attempt): Promise<Exchange> {
  const token = nameless ? undefined : await tokenToSend()
  // The server remembers keys by account: what a visitor sends is not known again.
  const repeatable = repeats && (isReading(request) || token !== undefined)
  const send = (as: string | undefined) => exchange(request, { token: as, idempotencyKey }, { repeatable, signal })
  const reply = await send(token)
  if (token === undefined || reply.status !== 401) return reply
  if (codeOf(reply) === 'auth.token_expired') return send(await tokenAfter(token))
  // What was said of a session left meanwhile is not about the one of now.
  const over = codeOf(reply) === 'auth.token_invalid' || codeOf(reply) === 'auth.session_ended'
  if (over && tokens.access() === token) endSession()
  return reply
}

interface TransportOptions {
  idempotencyKey?: () => string
  repeats?: boolean
  /** Nothing of who is signed in goes along: neither token nor key. */
  nameless?: boolean
}

/**
 * Carries requests over `Taro.request`. The same `idempotencyKey` goes with every repetition of an unsafe request;
 * without one, each request is an action of its own.
 */
export function createTransport({ idempotencyKey = newIdempotencyKey, repeats = true, nameless = false }: TransportOptions = {}): Transport {
  return async (request, signal) => {
    const key = isReading(request) || nameless ? undefined : idempotencyKey()
    const reply = await attempt(request, { idempotencyKey: key, repeats, signal, nameless })
    if (reply.status >= 200 && reply.status < 300) return reply.body
    throw errorOfReply(reply.status, reply.body)
  }
}
