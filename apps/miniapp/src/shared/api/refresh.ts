import { credentials } from '../../platform/credentials'
import { errorOfReply } from './api-error'
import { exchange } from './exchange'
import { newIdempotencyKey } from './idempotency'
import { sessionEvents, type Tokens } from './session-events'
import { tokens } from './tokens'

let running: Promise<string> | undefined

async function renew(): Promise<string> {
  const request = { method: 'POST', path: '/auth/refresh', body: credentials.refreshBody() }
  // A refresh token stays good until its successor is first used, so a lost answer may be asked for again.
  const reply = await exchange(request, { idempotencyKey: newIdempotencyKey() }, { repeatable: true })
  if (reply.status !== 200) {
    const error = errorOfReply(reply.status, reply.body)
    if (reply.status === 401 || error.code === 'auth.account_disabled') endSession()
    throw error
  }
  const fresh = reply.body as Tokens
  tokens.save(fresh)
  sessionEvents.renewed(fresh)
  return fresh.accessToken
}

/** Forgets the tokens and tells the session store. */
export function endSession(): void {
  tokens.clear()
  sessionEvents.ended()
}

/** A new access token; however many ask at once, one request goes out. */
export function refreshOnce(): Promise<string> {
  running ??= renew().finally(() => {
    running = undefined
  })
  return running
}
