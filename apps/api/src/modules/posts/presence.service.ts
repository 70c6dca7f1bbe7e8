import type { Presence } from '@ejia/contract/posts/routes'
import type { ActorContext } from '../../lib/context'
import { canEdit } from './posts.policy'
import { deletePresence, listPresent, upsertPresence } from './presence.repo'
import { requireWork } from './work.service'

/** Somebody not heard of for this long has gone: three missed beats of the console. */
const goneAfterMs = 60_000

/** I have this post open to change it; who else has. */
export async function bePresent(ctx: ActorContext, postId: string): Promise<Presence> {
  await requireWork(ctx, postId, canEdit, { lock: false })
  const seen = { postId, accountId: ctx.actor.accountId, now: ctx.now, gone: new Date(ctx.now.getTime() - goneAfterMs) }
  await upsertPresence(ctx.db, seen)
  const others = await listPresent(ctx.db, seen)
  return { others: others.map(({ name, since }) => ({ name, since: since.toISOString() })) }
}

export async function leavePresence(ctx: ActorContext, postId: string): Promise<Record<string, never>> {
  await requireWork(ctx, postId, canEdit, { lock: false })
  await deletePresence(ctx.db, postId, ctx.actor.accountId)
  return {}
}
