import type { Actor } from '@ejia/domain/actor'
import { AppError, assertThat } from '../../lib/app-error'
import type { Executor } from '../../lib/context'
import { findAccount, findSignedIn, listHeldRoles } from './auth.repo'

interface Claims {
  sub: string
  sid: string
  ep: number
  /** Seconds since 1970; set in every token we sign. */
  exp?: number
}

interface SignedIn {
  actor: Actor
  claims: Claims
}

/** The members of a city's health system three times over. */
const mostRemembered = 10_000

/**
 * Remembers, between reads of one process and until the token ends, who stands behind a token that has been verified. Whatever
 * changes of anybody is announced by the database and forgotten within a second; writes always look again.
 */
export class ActorMemory {
  private readonly byToken = new Map<string, SignedIn>()
  /** Raised by every change: what was read before is not kept. */
  private epoch = 0

  recall(token: string, nowMs: number): SignedIn | null {
    const held = this.byToken.get(token)
    return held && (held.claims.exp ?? 0) * 1000 > nowMs ? held : null
  }

  /** Reads the actor, and remembers them unless something changed meanwhile. */
  async fill(token: string, claims: Claims, read: () => Promise<Actor>): Promise<Actor> {
    const { epoch } = this
    const actor = await read()
    if (epoch !== this.epoch) return actor
    if (this.byToken.size >= mostRemembered) this.byToken.clear()
    this.byToken.set(token, { actor, claims })
    return actor
  }

  /** Somebody's roles, organisation or sessions changed. */
  forgetAll(): void {
    this.epoch++
    this.byToken.clear()
  }
}

interface Host {
  db: Executor
  clock: { now: () => Date }
  actorMemory: ActorMemory
  /** Whether changes are heard: otherwise nobody is acted for from memory. */
  changes: { readonly hears: boolean }
}

/** Who stands behind a token that was verified a moment ago and has not run out; null when that is not remembered. */
export const recallActor = (app: Host, token: string): SignedIn | null =>
  app.changes.hears ? app.actorMemory.recall(token, app.clock.now().getTime()) : null

/** The acting person behind a verified token, with the roles in force now. Refuses ended sessions and disabled accounts. */
export const loadActor = (app: Host, token: string, claims: Claims): Promise<Actor> =>
  app.actorMemory.fill(token, claims, () => readActor(app.db, claims))

/** The same, never from memory. */
export async function readActor(db: Executor, claims: Claims): Promise<Actor> {
  const account = await findSignedIn(db, claims.sub, claims.sid)
  if (!account || account.endedAt !== null || account.epoch !== claims.ep) throw new AppError('auth.session_ended')
  assertThat(!account.disabled, 'auth.account_disabled')
  const { id: accountId, name, memberId, orgId, orgPath } = account
  return { accountId, sessionId: claims.sid, name, memberId, orgId, orgPath, roles: await listHeldRoles(db, accountId) }
}

/** Whoever put work off, with the roles they hold now and no session; null when they may no longer act. */
export async function absentActor(db: Executor, accountId: string): Promise<Actor | null> {
  const account = await findAccount(db, accountId)
  if (!account || account.disabled) return null
  const { name, memberId, orgId, orgPath } = account
  return { accountId, sessionId: '', name, memberId, orgId, orgPath, roles: await listHeldRoles(db, accountId) }
}
