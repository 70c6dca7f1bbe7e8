import type { Draft } from '@ejia/contract/posts/routes'
import { checkPost, postMayMove, type PostMove, type PostState } from '@ejia/domain/posts'
import { AppError, assertThat } from '../../lib/app-error'
import type { ActorContext } from '../../lib/context'
import { updatePost, type WorkRow } from './draft.repo'
import { columnsOf } from './draft.service'
import { showsPicture } from './post-text'
import { awaitsReview, canEdit, canPublish, canReview, isReviewed } from './posts.policy'
import { runningNotice } from './publication.policy'
import { assertTerms, noSchedule, showRevision } from './publication.service'
import { tellAuthor, tellReviewers } from './tell.service'
import { assertBasedOn, auditPost, describeDraft, requireWork } from './work.service'

export function assertMove({ post }: WorkRow, move: PostMove): void {
  assertThat(postMayMove(post.state, move), 'posts.wrong_state')
}

/** A title and something to read or to look at. */
export function assertComplete({ newest }: WorkRow): void {
  const bodyText = newest.bodyText || (showsPicture(newest.bodyHtml) ? '图' : '')
  const wrong = Object.entries(checkPost({ title: newest.title, bodyText }))
  if (wrong.length > 0) throw new AppError('posts.empty', { fields: wrong.map(([field, message]) => ({ field: `body/${field}`, message })) })
}

/** What readers see, and what is scheduled, stays while a newer revision is looked at. */
const keepsState = (state: PostState): boolean => state === 'published' || state === 'scheduled'

/** Hands the newest revision in. Readers of a published post go on seeing the one before. */
export async function submitPost(ctx: ActorContext, postId: string): Promise<Draft> {
  const work = await requireWork(ctx, postId, canEdit)
  if (awaitsReview(work.post)) return describeDraft(ctx, postId)
  assertMove(work, 'submit')
  assertComplete(work)
  const { state, revision } = work.post
  await updatePost(ctx.db, postId, { submittedRevision: revision, submittedAt: ctx.now, reviewNote: null, ...(keepsState(state) ? {} : { state: 'in_review' }) })
  await auditPost(ctx, 'submit', work, { revision })
  await tellReviewers(ctx, work)
  return describeDraft(ctx, postId)
}

interface Decision {
  approve: boolean
  secrecyChecked: boolean
  basedOn: number
  note?: string
}

/** 审核 by somebody other than who saved it; the decision counts for exactly this revision. */
export async function reviewPost(ctx: ActorContext, postId: string, { approve, secrecyChecked, basedOn, note = '' }: Decision): Promise<Draft> {
  const work = await requireWork(ctx, postId, canReview)
  assertMove(work, 'review')
  assertThat(awaitsReview(work.post), 'posts.wrong_state')
  assertBasedOn(work, basedOn)
  assertThat(work.newest.savedBy !== ctx.actor.accountId, 'posts.own_review')
  const { state, revision } = work.post
  const by = ctx.actor.accountId
  await updatePost(ctx.db, postId, {
    submittedRevision: null,
    reviewedRevision: approve ? revision : null,
    reviewedBy: by,
    reviewedAt: ctx.now,
    reviewNote: note,
    secrecyCheckedBy: approve && secrecyChecked ? by : null,
    secrecyCheckedAt: approve && secrecyChecked ? ctx.now : null,
    ...(keepsState(state) ? {} : { state: 'draft' }),
  })
  await auditPost(ctx, 'review', work, { revision, approve, secrecyChecked })
  await tellAuthor(ctx, work, { approve, note })
  return describeDraft(ctx, postId)
}

/** Shows the newest revision to its audience. Publishing what is published already changes nothing. */
export async function publishPost(ctx: ActorContext, postId: string, { basedOn }: { basedOn: number }): Promise<Draft> {
  const work = await requireWork(ctx, postId, canPublish)
  const { post, newest } = work
  assertBasedOn(work, basedOn)
  assertThat(canPublish(ctx.actor, { orgPath: work.newestOrg.path }), 'thing.forbidden')
  if (post.state === 'published' && post.publishedRevision === post.revision) return describeDraft(ctx, postId)
  assertMove(work, 'publish')
  assertComplete(work)
  assertThat(!work.reviewRequired || isReviewed(post), 'posts.review_required')
  assertTerms(work, newest, ctx.now)
  await showRevision(ctx, work, newest)
  await auditPost(ctx, 'publish', work, { revision: post.revision })
  return describeDraft(ctx, postId)
}

/** Takes a post back from its readers; work goes on with its newest revision. */
export async function withdrawPost(ctx: ActorContext, postId: string, { reason }: { reason: string }): Promise<Draft> {
  const work = await requireWork(ctx, postId, canPublish)
  assertMove(work, 'withdraw')
  const cut = runningNotice(work.post, ctx.now)
  await updatePost(ctx.db, postId, {
    ...columnsOf(work.newest),
    state: 'withdrawn',
    withdrawnAt: ctx.now,
    withdrawReason: reason.trim(),
    pinnedAt: null,
    noticeStartedAt: null,
    ...noSchedule,
  })
  // the reason stands in the post; that it cut a 公示 short belongs to the record too
  await auditPost(ctx, 'withdraw', work, cut ? { noticeUntil: cut.endsOn } : {})
  return describeDraft(ctx, postId)
}

export async function pinPost(ctx: ActorContext, postId: string, { pinned }: { pinned: boolean }): Promise<Draft> {
  const work = await requireWork(ctx, postId, canPublish)
  assertMove(work, 'pin')
  if ((work.post.pinnedAt !== null) !== pinned) {
    await updatePost(ctx.db, postId, { pinnedAt: pinned ? ctx.now : null })
    await auditPost(ctx, pinned ? 'pin' : 'unpin', work)
  }
  return describeDraft(ctx, postId)
}
