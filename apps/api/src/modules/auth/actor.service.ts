import type { Actor } from '@ejia/domain/actor'
import { AppError, assertThat } from '../../lib/app-error'
import type { Executor } from '../../lib/context'
import { findAccount, findSignedIn, listHeldRoles } from './auth.repo'

interface Claims {
  sub: string
  sid: string
  ep: number
}

interface Remembered {
  actor: Actor
  epoch: number
  until: number
}

/** How long reads may act on remembered roles, milliseconds. Writes always look again. */
const memory = 5000
const mostRemembered = 10_000

/** Remembers who is who between reads of one process. */
export class ActorMemory {
  private readonly byKey = new Map<string, Remembered>()

  recall(claims: Claims, nowMs: number): Actor | null {
    const held = this.byKey.get(claims.sub + claims.sid)
    return held && held.until > nowMs && held.epoch === claims.ep ? held.actor : null
  }

  keep(actor: Actor, epoch: number, nowMs: number): void {
    if (this.byKey.size >= mostRemembered) this.byKey.clear()
    this.byKey.set(actor.accountId + actor.sessionId, { actor, epoch, until: nowMs + memory })
  }

  /** Somebody's roles, organisation or sessions changed. */
  forgetAll(): void {
    this.byKey.clear()
  }
}

interface Host {
  db: Executor
  clock: { now: () => Date }
  actorMemory: ActorMemory
}

/** The acting person behind a token, with the roles in force now. Refuses ended sessions and disabled accounts. */
export async function loadActor(app: Host, claims: Claims, options: { fresh: boolean }): Promise<Actor> {
  const nowMs = app.clock.now().getTime()
  const remembered = options.fresh ? null : app.actorMemory.recall(claims, nowMs)
  if (remembered) return remembered
  const actor = await readActor(app.db, claims)
  app.actorMemory.keep(actor, claims.ep, nowMs)
  return actor
}

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
