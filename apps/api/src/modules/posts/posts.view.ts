import type { Draft, PostSummary, PublicNotice } from '@ejia/contract/posts/routes'
import type { FileRef } from '@ejia/contract/files/routes'
import type { Actor } from '@ejia/domain/actor'
import type { PostState } from '@ejia/domain/posts'
import { noticePeriod } from '@ejia/domain/working-days'
import { fileUrl, signFilesIn, signFileUrl, type LinkEnv } from '../files'
import type { WorkRow } from './draft.repo'
import { abilitiesFor, awaitsReview, isReviewed } from './posts.policy'
import type { SummaryRow } from './read.repo'

/** Addresses of pictures as this moment's reader gets them: those of a restricted post are signed. */
export interface Links {
  env: LinkEnv
  now: Date
}

export const coverUrl = ({ env, now }: Links, coverId: string | null, open: boolean): string | null =>
  coverId === null ? null : open ? fileUrl(coverId) : signFileUrl(env, coverId, now)

export const bodyFor = ({ env, now }: Links, html: string, open: boolean): string => (open ? html : signFilesIn(env, html, now))

export function toSummary(links: Links, row: SummaryRow): PostSummary {
  const { id, section, title, summary, org, coverId, audience, pinned, receiptRequired, publishedAt, readCount } = row
  const cover = { coverId, coverUrl: coverUrl(links, coverId, audience === 'public') }
  return { id, section, title, summary, org, ...cover, pinned, receiptRequired, publishedAt: publishedAt.toISOString(), readCount }
}

/** A public notice as it stands; before it is shown or scheduled it has no days yet. */
export function toNotice(workingDays: number | null, shownAt: Date | null, now: Date): PublicNotice | null {
  if (workingDays === null) return null
  if (shownAt === null) return { workingDays, startsOn: null, endsOn: null, remaining: workingDays, over: false, holidaysKnown: true }
  return noticePeriod(shownAt, workingDays, now)
}

/** When the showing of a notice began, or is to begin. */
export const noticeShownAt = (post: { state: PostState; noticeStartedAt: Date | null; scheduledFor: Date | null }): Date | null =>
  post.state === 'scheduled' ? post.scheduledFor : post.noticeStartedAt

/** The newest revision with plain addresses; `withLinks` signs them on the way out. */
export function toDraft({ actor, now }: { actor: Actor; now: Date }, work: WorkRow, attachments: FileRef[]): Draft {
  const { post, newest, newestOrg, orgPath, reviewRequired } = work
  return {
    id: post.id,
    state: post.state,
    revision: post.revision,
    publishedRevision: post.publishedRevision,
    section: newest.sectionKey,
    org: { id: newestOrg.id, name: newestOrg.name },
    title: newest.title,
    summary: newest.summary,
    bodyHtml: newest.bodyHtml,
    source: newest.source,
    coverId: newest.coverId,
    coverUrl: newest.coverId && fileUrl(newest.coverId),
    attachments,
    receiptRequired: newest.receiptRequired,
    audience: { kind: newest.audience, orgId: newest.audienceOrgId },
    expiresAt: newest.expiresAt?.toISOString() ?? null,
    publicNotice: toNotice(newest.noticeWorkingDays, noticeShownAt(post), now),
    scheduled: post.scheduledFor && post.scheduledRevision !== null ? { at: post.scheduledFor.toISOString(), revision: post.scheduledRevision } : null,
    remindedAt: post.remindedAt?.toISOString() ?? null,
    pinned: post.pinnedAt !== null,
    publishedAt: post.publishedAt?.toISOString() ?? null,
    withdrawReason: post.withdrawReason,
    reviewNote: post.reviewNote,
    reviewRequired,
    reviewed: isReviewed(post),
    awaitingReview: awaitsReview(post),
    savedAt: newest.savedAt.toISOString(),
    savedBy: work.savedByName,
    submittedAt: awaitsReview(post) ? (post.submittedAt?.toISOString() ?? null) : null,
    review: post.reviewedAt && { by: work.reviewedByName, at: post.reviewedAt.toISOString(), secrecyChecked: post.secrecyCheckedAt !== null },
    can: abilitiesFor(actor, { ...post, orgPath, reviewRequired, savedBy: newest.savedBy }),
  }
}

/** A draft is nobody's but its authors': every picture in it needs the signature of the day. */
export const withLinks = (links: Links, draft: Draft): Draft => ({
  ...draft,
  bodyHtml: bodyFor(links, draft.bodyHtml, false),
  coverUrl: coverUrl(links, draft.coverId, false),
})
