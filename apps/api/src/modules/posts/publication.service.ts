import { AppError, assertThat } from '../../lib/app-error'
import type { Context } from '../../lib/context'
import { updatePost, type RevisionRow, type WorkRow } from './draft.repo'
import { columnsOf } from './draft.service'
import { noticeStart, termsRefused, type Terms } from './publication.policy'

/** Nothing is scheduled any more. */
export const noSchedule = { scheduledFor: null, scheduledRevision: null, scheduledBy: null, scheduledReviewed: null } as const

export function assertTerms({ post }: WorkRow, next: Terms, at: Date): void {
  const refused = termsRefused(post, next, at)
  if (refused === 'posts.expires_too_early') throw new AppError(refused, { fields: [{ field: 'body/expiresAt', message: '要晚于发布时间' }] })
  if (refused === 'posts.notice_too_short') throw new AppError(refused, { fields: [{ field: 'body/expiresAt', message: '不能早于公示期满' }] })
  assertThat(refused === null, refused ?? 'posts.wrong_state')
}

/** Shows a revision to its audience: the one place where a post becomes visible. */
export async function showRevision(ctx: Context, { post }: WorkRow, content: RevisionRow): Promise<void> {
  await updatePost(ctx.db, post.id, {
    ...columnsOf(content),
    ...noSchedule,
    state: 'published',
    publishedRevision: content.revision,
    publishedAt: post.publishedAt ?? ctx.now,
    noticeStartedAt: content.noticeWorkingDays === null ? null : noticeStart(post, ctx.now),
    // a newer revision that waits for its review goes on waiting
    ...(content.revision === post.revision ? { submittedRevision: null } : {}),
    withdrawnAt: null,
    withdrawReason: null,
  })
  if (content.receiptRequired) await ctx.jobs.enqueue(ctx.db, 'posts.announce', { postId: post.id }, { singletonKey: post.id })
}
