import type { Draft, PostContent } from '@ejia/contract/posts/routes'
import type { Audience } from '@ejia/domain/posts'
import { assertThat } from '../../lib/app-error'
import { readInstant } from '../../lib/clock'
import type { ActorContext } from '../../lib/context'
import { newId } from '../../lib/ids'
import { filesIn, requireOwnFiles } from '../files'
import { reachableOrg, requireOrg, type OrgRow } from '../orgs'
import { insertPost, insertRevision, listShownIds, updatePost, type RevisionFiles, type RevisionRow, type WorkRow } from './draft.repo'
import { oneLine, sanitise, toText } from './post-text'
import { canEdit, mayAddress } from './posts.policy'
import { assertBasedOn, auditPost, describeDraft, requireWork } from './work.service'

type Content = Omit<RevisionRow, 'postId' | 'revision'>

/** Begins a draft. */
export async function createPost(ctx: ActorContext, body: PostContent): Promise<Draft> {
  const { content, files } = await prepare(ctx, body, [])
  const id = newId(ctx.now)
  const { savedBy, ...shown } = content
  await insertPost(ctx.db, { ...shown, id, state: 'draft', revision: 1, createdBy: savedBy, createdAt: ctx.now })
  await insertRevision(ctx.db, { ...content, postId: id, revision: 1 }, files)
  await auditPost(ctx, 'create', { post: { id, orgId: content.orgId } }, { section: content.sectionKey })
  return describeDraft(ctx, id)
}

/** Appends a revision. A published post goes on showing the one before; one in review has to be handed in again. */
export async function savePost(ctx: ActorContext, postId: string, { basedOn, ...body }: PostContent & { basedOn: number }): Promise<Draft> {
  const work = await requireWork(ctx, postId, canEdit)
  assertBasedOn(work, basedOn)
  return appendRevision(ctx, work, body)
}

/** Appends a revision to a post that is locked and may be changed. */
export async function appendRevision(
  ctx: ActorContext,
  work: WorkRow,
  body: PostContent,
  { verb, detail }: { verb: string; detail: object } = { verb: 'save', detail: {} },
): Promise<Draft> {
  const postId = work.post.id
  const { content, files } = await prepare(ctx, body, await listShownIds(ctx.db, postId))
  const revision = work.post.revision + 1
  await insertRevision(ctx.db, { ...content, postId, revision }, files)
  await updatePost(ctx.db, postId, {
    revision,
    savedAt: ctx.now,
    submittedRevision: null,
    ...(work.post.state === 'published' ? {} : columnsOf(content)),
    ...(work.post.state === 'in_review' ? { state: 'draft' } : {}),
  })
  await auditPost(ctx, verb, work, { revision, ...detail })
  return describeDraft(ctx, postId)
}

/** What of a revision the post itself carries. */
export function columnsOf(content: Omit<Content, 'savedBy' | 'savedAt'>) {
  const { sectionKey, orgId, title, summary, bodyHtml, bodyText, source, coverId, receiptRequired, audience, audienceOrgId, expiresAt, noticeWorkingDays } = content
  return { sectionKey, orgId, title, summary, bodyHtml, bodyText, source, coverId, receiptRequired, audience, audienceOrgId, expiresAt, noticeWorkingDays }
}

/** Checks and cleans what an author wrote. `known`: files the post shows already, whoever sent them. */
async function prepare(ctx: ActorContext, body: PostContent, known: readonly string[]): Promise<{ content: Content; files: RevisionFiles }> {
  const org = await reachableOrg(ctx, body.orgId, 'posts.write', { hold: true })
  const bodyHtml = sanitise(body.bodyHtml)
  const receiptRequired = body.receiptRequired ?? false
  const content: Content = {
    sectionKey: body.section,
    orgId: org.id,
    title: oneLine(body.title),
    summary: oneLine(body.summary ?? ''),
    bodyHtml,
    bodyText: toText(bodyHtml),
    source: oneLine(body.source ?? ''),
    coverId: body.coverId ?? null,
    receiptRequired,
    ...(await resolveAudience(ctx, org, receiptRequired, body.audience)),
    expiresAt: body.expiresAt == null ? null : readInstant(body.expiresAt, 'expiresAt'),
    noticeWorkingDays: body.noticeWorkingDays ?? null,
    savedBy: ctx.actor.accountId,
    savedAt: ctx.now,
  }
  return { content, files: await resolveFiles(ctx, content, body.attachmentIds ?? [], known) }
}

async function resolveAudience(
  ctx: ActorContext,
  org: OrgRow,
  receiptRequired: boolean,
  wanted: PostContent['audience'],
): Promise<{ audience: Audience; audienceOrgId: number | null }> {
  if (wanted?.kind === 'public') return { audience: 'public', audienceOrgId: null }
  const root = wanted?.orgId === undefined || wanted.orgId === null ? org : await requireOrg(ctx.db, wanted.orgId)
  assertThat(mayAddress(ctx.actor, { orgPath: org.path, receiptRequired }, root.path), 'reference.not_found')
  return { audience: 'subtree', audienceOrgId: root.id }
}

async function resolveFiles(ctx: ActorContext, content: Content, attachments: readonly string[], known: readonly string[]): Promise<RevisionFiles> {
  const cover = content.coverId === null ? [] : [content.coverId]
  const shown = [...new Set([...attachments, ...cover, ...filesIn(content.bodyHtml)])]
  const refs = await requireOwnFiles(ctx, shown, known)
  assertThat(refs.every((ref) => ref.image || ref.id !== content.coverId), 'reference.not_found')
  return { attachments, shown }
}
