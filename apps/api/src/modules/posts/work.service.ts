import type { Draft } from '@ejia/contract/posts/routes'
import type { Actor } from '@ejia/domain/actor'
import { stateAt } from '@ejia/domain/posts'
import { AppError, assertThat, found } from '../../lib/app-error'
import type { ActorContext } from '../../lib/context'
import { describeInOrder } from '../files'
import { findWork, listAttachmentIds, lockWork, type WorkRow } from './draft.repo'
import { markExpired } from './expire.service'
import { canEdit, canReview } from './posts.policy'
import { toDraft } from './posts.view'
import { findPublished } from './read.repo'

type Policy = (actor: Actor, post: { orgPath: string }) => boolean

/** A post somebody works on. Who only reads it is told so; for everybody else it does not exist. */
export async function requireWork(ctx: ActorContext, postId: string, policy: Policy, { lock = true } = {}): Promise<WorkRow> {
  const work = found(await (lock ? lockWork : findWork)(ctx.db, postId))
  if (policy(ctx.actor, work)) return lock ? markExpired(ctx, work) : work
  const known = canEdit(ctx.actor, work) || canReview(ctx.actor, work) || (await findPublished(ctx, postId))
  throw new AppError(known ? 'thing.forbidden' : 'thing.not_found')
}

/** What was looked at must still be the newest. */
export function assertBasedOn(work: WorkRow, basedOn: number): void {
  assertThat(work.post.revision === basedOn, 'thing.changed')
}

/** The post as it is after a change. */
export async function describeDraft(ctx: ActorContext, postId: string): Promise<Draft> {
  const row = found(await findWork(ctx.db, postId))
  const work = { ...row, post: { ...row.post, state: stateAt(row.post, ctx.now) } }
  const ids = await listAttachmentIds(ctx.db, postId, work.post.revision)
  const refs = await describeInOrder(ctx.db, ids)
  return toDraft(ctx, work, refs)
}

export async function getDraft(ctx: ActorContext, postId: string): Promise<Draft> {
  await requireWork(ctx, postId, (actor, post) => canEdit(actor, post) || canReview(actor, post), { lock: false })
  return describeDraft(ctx, postId)
}

export { auditPost } from './post-audit.service'
