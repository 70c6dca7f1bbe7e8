import type { ProblemCode } from '@ejia/contract/core/problem'
import { addDays, startOfDay } from '@ejia/domain/calendar'
import type { PostState } from '@ejia/domain/posts'
import { noticePeriod } from '@ejia/domain/working-days'

export interface Terms {
  expiresAt: Date | null
  noticeWorkingDays: number | null
}

export interface Showing extends Terms {
  state: PostState
  noticeStartedAt: Date | null
}

/** When a showing that goes on at this moment began, or begins: what was taken back or has expired begins anew. */
export const noticeStart = (post: Showing, at: Date): Date => (post.state === 'published' && post.noticeStartedAt !== null ? post.noticeStartedAt : at)

/** The 公示 that is running now; null when there is none. */
export function runningNotice(post: Showing, now: Date): { endsOn: string } | null {
  if (post.state !== 'published' || post.noticeStartedAt === null || post.noticeWorkingDays === null) return null
  const period = noticePeriod(post.noticeStartedAt, post.noticeWorkingDays, now)
  return period.over ? null : period
}

/** Why a revision with these terms may not be shown from this moment on; null when it may. */
export function termsRefused(post: Showing, next: Terms, at: Date): ProblemCode | null {
  if (next.expiresAt !== null && next.expiresAt <= at) return 'posts.expires_too_early'
  const running = runningNotice(post, at)
  const endsOn = next.noticeWorkingDays === null ? null : noticePeriod(noticeStart(post, at), next.noticeWorkingDays, at).endsOn
  if (running && (endsOn === null || endsOn < running.endsOn)) return 'posts.notice_running'
  return endsOn !== null && next.expiresAt !== null && next.expiresAt < startOfDay(addDays(endsOn, 1)) ? 'posts.notice_too_short' : null
}

/** What a scheduled post was before: taken back, past its day, or never shown. */
export function unscheduledState(post: { withdrawnAt: Date | null; publishedAt: Date | null }): PostState {
  if (post.withdrawnAt !== null) return 'withdrawn'
  return post.publishedAt === null ? 'draft' : 'expired'
}
