import { errorOfReply } from '@ejia/contract/client/api-error'
import { exchange } from './exchange'
import { newIdempotencyKey } from './idempotency'
import { sessionEvents } from './session-events'
import { tokens, type Tokens } from './tokens'

let running: Promise<string> | undefined

async function renew(): Promise<string> {
  const request = { method: 'POST', path: '/auth/refresh', body: { client: 'browser' } }
  const reply = await exchange(request, { idempotencyKey: newIdempotencyKey() })
  if (reply.status !== 200) {
    const error = errorOfReply(reply.status, reply.body)
    if (reply.status === 401 || error.code === 'auth.account_disabled') tokens.clear()
    throw error
  }
  const fresh = reply.body as Tokens
  tokens.save(fresh)
  sessionEvents.renewed(fresh)
  return fresh.accessToken
}

/** A new access token; however many ask at once, one request goes out. */
export function refreshOnce(): Promise<string> {
  running ??= renew().finally(() => {
    running = undefined
  })
  return running
}
