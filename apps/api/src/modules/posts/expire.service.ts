import { stateAt } from '@ejia/domain/posts'
import { inTransaction, type Context } from '../../lib/context'
import { lockWork, updatePost, type WorkRow } from './draft.repo'
import { auditPost } from './post-audit.service'
import { listExpiredIds } from './schedule.repo'

/** For a post that is locked: writes down that it has expired, if it has and nobody did. Returns it as it is then. */
export async function markExpired(ctx: Context, work: WorkRow): Promise<WorkRow> {
  if (stateAt(work.post, ctx.now) === work.post.state) return work
  const change = { state: 'expired', pinnedAt: null } as const
  await updatePost(ctx.db, work.post.id, change)
  await auditPost(ctx, 'expire', work, { revision: work.post.publishedRevision })
  return { ...work, post: { ...work.post, ...change } }
}

/** Marks what has expired. Readers do not wait for it: their queries look at the clock. */
export async function expireAllDue(ctx: Context): Promise<void> {
  for (const postId of await listExpiredIds(ctx.db, ctx.now)) {
    await inTransaction(ctx, async (tx) => {
      const work = await lockWork(tx.db, postId)
      if (work) await markExpired(tx, work)
    })
  }
}
