import type { Draft, PostContent, RevisionDetail } from '@ejia/contract/posts/routes'
import type { Actor } from '@ejia/domain/actor'
import { found } from '../../lib/app-error'
import type { ActorContext } from '../../lib/context'
import { decodeCursor, pageSize, toPage } from '../../lib/cursor'
import { describeInOrder } from '../files'
import { listAttachmentIds, type RevisionRow } from './draft.repo'
import { appendRevision } from './draft.service'
import { canEdit, canReview } from './posts.policy'
import { bodyFor, coverUrl, type Links } from './posts.view'
import { findRevision, listRevisionRows } from './revisions.repo'
import { assertBasedOn, requireWork } from './work.service'

const canSee = (actor: Actor, post: { orgPath: string }): boolean => canEdit(actor, post) || canReview(actor, post)

export async function listRevisions(ctx: ActorContext, postId: string, query: { cursor?: string; limit?: number }) {
  await requireWork(ctx, postId, canSee, { lock: false })
  const key = decodeCursor(query.cursor, 1)
  const size = pageSize(query.limit)
  const rows = await listRevisionRows(ctx.db, postId, key && Number(key[0]), size + 1)
  const page = toPage(rows, size, (row) => [row.revision])
  return { ...page, items: page.items.map((row) => ({ ...row, savedAt: row.savedAt.toISOString() })) }
}

/** One revision whole, for those who work on the post. */
export async function getRevision(ctx: ActorContext, links: Links, postId: string, revision: number): Promise<RevisionDetail> {
  await requireWork(ctx, postId, canSee, { lock: false })
  const { content, org, audienceOrgName, savedByName } = found(await findRevision(ctx.db, postId, revision))
  const { title, summary, source, receiptRequired, savedAt } = content
  return {
    revision, title, summary, source, org, receiptRequired,
    section: content.sectionKey,
    bodyHtml: bodyFor(links, content.bodyHtml, false),
    coverUrl: coverUrl(links, content.coverId, false),
    attachments: await describeInOrder(ctx.db, await listAttachmentIds(ctx.db, postId, revision)),
    audience: { kind: content.audience, orgId: content.audienceOrgId, orgName: audienceOrgName },
    expiresAt: content.expiresAt?.toISOString() ?? null,
    noticeWorkingDays: content.noticeWorkingDays,
    savedAt: savedAt.toISOString(),
    savedBy: savedByName,
  }
}

/** Saves an earlier revision's content anew: nothing of what came between is lost, and today's rules apply to it. */
export async function restoreRevision(ctx: ActorContext, postId: string, revision: number, { basedOn }: { basedOn: number }): Promise<Draft> {
  const work = await requireWork(ctx, postId, canEdit)
  assertBasedOn(work, basedOn)
  const { content } = found(await findRevision(ctx.db, postId, revision))
  return appendRevision(ctx, work, contentOf(content, await listAttachmentIds(ctx.db, postId, revision)), { verb: 'restore', detail: { from: revision } })
}

function contentOf(row: RevisionRow, attachmentIds: string[]): PostContent {
  const { sectionKey: section, orgId, title, summary, bodyHtml, source, coverId, receiptRequired, audience, audienceOrgId, expiresAt, noticeWorkingDays } = row
  return {
    section, orgId, title, summary, bodyHtml, source, coverId, attachmentIds, receiptRequired, noticeWorkingDays,
    expiresAt: expiresAt?.toISOString() ?? null, audience: { kind: audience, orgId: audienceOrgId },
  }
}
