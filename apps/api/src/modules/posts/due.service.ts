import type { ProblemCode } from '@ejia/contract/core/problem'
import { found } from '../../lib/app-error'
import { inTransaction, type Context } from '../../lib/context'
import { lockWork, updatePost, type WorkRow } from './draft.repo'
import { auditPost } from './post-audit.service'
import { termsRefused, unscheduledState } from './publication.policy'
import { noSchedule, showRevision } from './publication.service'
import { findScheduled, listScheduledIds } from './schedule.repo'
import { tellPublished, tellScheduleRefused } from './tell.service'

type Scheduled = NonNullable<Awaited<ReturnType<typeof findScheduled>>>

/** Publishes a post if its moment has come. Whatever wakes it up, and however often: the row decides, under its lock. */
export const publishDue = (ctx: Context, postId: string): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const work = await lockWork(tx.db, postId)
    if (work?.post.state !== 'scheduled' || work.post.scheduledFor === null || work.post.scheduledFor > tx.now) return
    const scheduled = found(await findScheduled(tx.db, postId, work.post.scheduledRevision ?? 0))
    const refused = refusal(work, scheduled, tx.now)
    const detail = { revision: scheduled.content.revision, at: work.post.scheduledFor.toISOString(), by: work.post.scheduledBy }
    if (refused) {
      await updatePost(tx.db, postId, { state: unscheduledState(work.post), ...noSchedule })
      await auditPost(tx, 'schedule_refused', work, { ...detail, code: refused })
      return tellScheduleRefused(tx, work, scheduled.content.title, refused)
    }
    await showRevision(tx, work, scheduled.content)
    await auditPost(tx, 'publish', work, detail)
    await tellPublished(tx, work, scheduled.content.title)
  })

/** What has changed since it was scheduled, and stands in the way now. */
function refusal({ post }: WorkRow, { content, reviewRequired, orgDissolvedAt, audienceDissolvedAt }: Scheduled, now: Date): ProblemCode | null {
  if (orgDissolvedAt !== null || audienceDissolvedAt !== null) return 'orgs.dissolved'
  if (reviewRequired && post.scheduledReviewed !== true) return 'posts.review_required'
  return termsRefused(post, content, now)
}

/** What a lost job would have published. */
export async function publishAllDue(ctx: Context): Promise<void> {
  for (const postId of await listScheduledIds(ctx.db, ctx.now)) await publishDue(ctx, postId)
}
