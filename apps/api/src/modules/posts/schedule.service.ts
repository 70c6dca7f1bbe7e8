import type { Draft } from '@ejia/contract/posts/routes'
import { mostScheduleDays } from '@ejia/domain/posts'
import { assertThat } from '../../lib/app-error'
import { readInstant } from '../../lib/clock'
import type { ActorContext } from '../../lib/context'
import { updatePost } from './draft.repo'
import { canPublish, isReviewed } from './posts.policy'
import { unscheduledState } from './publication.policy'
import { assertTerms, noSchedule } from './publication.service'
import { assertComplete, assertMove } from './publish.service'
import { assertBasedOn, auditPost, describeDraft, requireWork } from './work.service'

/**
 * Publishes the newest revision at a moment. That revision is what will be shown: a later save neither changes it nor stops
 * it; whoever wants the later one shown schedules again. Scheduling what is scheduled already changes nothing.
 */
export async function schedulePost(ctx: ActorContext, postId: string, { basedOn, at }: { basedOn: number; at: string }): Promise<Draft> {
  const work = await requireWork(ctx, postId, canPublish)
  const { post } = work
  const moment = readInstant(at, 'at')
  assertBasedOn(work, basedOn)
  assertThat(canPublish(ctx.actor, { orgPath: work.newestOrg.path }), 'thing.forbidden')
  assertMove(work, 'schedule')
  assertComplete(work)
  assertThat(!work.reviewRequired || isReviewed(post), 'posts.review_required')
  assertWithinRange(ctx.now, moment)
  assertTerms(work, work.newest, moment)
  if (post.state === 'scheduled' && post.scheduledRevision === post.revision && post.scheduledFor?.getTime() === moment.getTime()) return describeDraft(ctx, postId)
  await updatePost(ctx.db, postId, {
    state: 'scheduled', scheduledFor: moment, scheduledRevision: post.revision, scheduledBy: ctx.actor.accountId, scheduledReviewed: isReviewed(post), submittedRevision: null,
  })
  await ctx.jobs.enqueue(ctx.db, 'posts.publish-due', { postId }, { startAfter: moment, singletonKey: `${postId} ${moment.toISOString()}` })
  await auditPost(ctx, 'schedule', work, { revision: post.revision, at: moment.toISOString() })
  return describeDraft(ctx, postId)
}

function assertWithinRange(now: Date, moment: Date): void {
  const latest = now.getTime() + mostScheduleDays * 86_400_000
  const fields = [{ field: 'body/at', message: '要晚于现在，并在一年之内' }]
  assertThat(moment > now && moment.getTime() <= latest, 'posts.schedule_out_of_range', { fields })
}

export async function unschedulePost(ctx: ActorContext, postId: string): Promise<Draft> {
  const work = await requireWork(ctx, postId, canPublish)
  assertMove(work, 'unschedule')
  await updatePost(ctx.db, postId, { state: unscheduledState(work.post), ...noSchedule })
  await auditPost(ctx, 'unschedule', work)
  return describeDraft(ctx, postId)
}
