import type { MyPost, Post, PostSummary } from '@ejia/contract/posts/routes'
import type { SectionKey } from '@ejia/domain/posts'
import { found } from '../../lib/app-error'
import type { ActorContext, Context } from '../../lib/context'
import { decodeCursor, encodeCursor, instantIn, pageSize, toPage } from '../../lib/cursor'
import { describeInOrder, type LinkEnv } from '../files'
import { getOrg } from '../orgs'
import { listAttachmentIds } from './draft.repo'
import { canEdit, canPublish } from './posts.policy'
import { bodyFor, toNotice, toSummary } from './posts.view'
import { findPublished, listPublished, listSectionRows, type ListFilter, type PostKey, type PublishedRow, type SummaryRow } from './read.repo'
import { countReceipts, findMarks } from './receipts.repo'
import { expectsReceipt, receiptRootPath } from './receipts.service'
import { searchPublished } from './search.repo'
import { foundFor } from './sharing.service'

export const listSections = async (ctx: Context) => ({ items: await listSectionRows(ctx.db) })

interface Paging {
  cursor?: string
  limit?: number
}
interface PostQuery extends Paging {
  section?: SectionKey
  orgId?: number
  q?: string
}

interface PageOf<T> {
  items: T[]
  nextCursor: string | null
}

/** Posts this reader sees. A section shows its pinned posts before the others. */
export async function listPosts(ctx: Context, env: LinkEnv, query: PostQuery): Promise<PageOf<PostSummary>> {
  const org = query.orgId === undefined ? undefined : await getOrg(ctx.db, query.orgId)
  if (query.orgId !== undefined && !org) return { items: [], nextCursor: null }
  const filter: ListFilter = { ...(query.section ? { section: query.section } : {}), ...(org ? { orgPath: org.path } : {}) }
  const wanted = query.q?.trim() ?? ''
  const page = wanted !== '' ? await search(ctx, wanted, filter, query) : await browse(ctx, filter, query)
  return { ...page, items: page.items.map((row) => toSummary({ env, now: ctx.now }, row)) }
}

const keyOf = (row: PostKey): [string, string] => [row.publishedAt.toISOString(), row.id]

async function search(ctx: Context, wanted: string, filter: ListFilter, query: Paging): Promise<PageOf<SummaryRow>> {
  const key = decodeCursor(query.cursor, 2)
  const { rows, next } = await searchPublished(ctx, wanted, filter, key && keyFrom(key), pageSize(query.limit))
  return { items: rows, nextCursor: next && encodeCursor(keyOf(next)) }
}

const keyFrom = (key: readonly unknown[]): PostKey => ({ publishedAt: instantIn(key[0] as string), id: String(key[1]) })

/** The cursor says whether the page before ended among the pinned posts. */
async function browse(ctx: Context, filter: ListFilter, query: Paging): Promise<PageOf<SummaryRow>> {
  const cursor = decodeCursor(query.cursor, 3)
  const size = pageSize(query.limit)
  const after = cursor && keyFrom(cursor.slice(1))
  const pinnedFirst = filter.section !== undefined
  const amongPinned = pinnedFirst && (cursor === null || cursor[0] === true)
  const rows = amongPinned ? await listPublished(ctx, { ...filter, pinned: true }, after, size + 1) : []
  if (rows.length <= size) {
    const others = pinnedFirst ? { ...filter, pinned: false } : filter
    rows.push(...(await listPublished(ctx, others, amongPinned ? null : after, size + 1 - rows.length)))
  }
  return toPage(rows, size, (row) => [pinnedFirst && row.pinned, ...keyOf(row)])
}

/** The newest posts of a kind, for a first screen. */
export async function listNewest(ctx: Context, env: LinkEnv, filter: ListFilter, count: number): Promise<PostSummary[]> {
  return (await listPublished(ctx, filter, null, count)).map((row) => toSummary({ env, now: ctx.now }, row))
}

/** A published post as everybody of this reader's audience sees it. */
export async function getPost(ctx: Context, env: LinkEnv, postId: string): Promise<Post> {
  const row = found(await findPublished(ctx, postId))
  const links = { env, now: ctx.now }
  const attachments = await describeInOrder(ctx.db, await listAttachmentIds(ctx.db, postId, row.revision))
  const article = {
    ...toSummary(links, row),
    bodyHtml: bodyFor(links, row.bodyHtml, row.audience === 'public'),
    source: row.source,
    attachments,
    publicNotice: toNotice(row.noticeWorkingDays, row.noticeStartedAt, ctx.now),
  }
  return foundFor(article, row)
}

/** What is this reader's own about a published post. */
export async function getMyPost(ctx: ActorContext, postId: string): Promise<MyPost> {
  const row = found(await findPublished(ctx, postId))
  const [edit, publisher] = [canEdit(ctx.actor, row), canPublish(ctx.actor, row)]
  const receipts = publisher && row.receiptRequired
  return {
    mine: await marksOf(ctx, row),
    receipts: receipts ? await countReceipts(ctx.db, postId, await receiptRootPath(ctx.db, row)) : null,
    can: { edit, withdraw: publisher, pin: publisher, seeReceipts: receipts, remind: receipts },
  }
}

async function marksOf(ctx: ActorContext, post: PublishedRow): Promise<MyPost['mine']> {
  const { memberId } = ctx.actor
  if (memberId === null) return null
  const { readAt, receiptAt, receiptBy } = await findMarks(ctx.db, post.id, memberId)
  const receiptExpected = await expectsReceipt(ctx.db, post, memberId)
  return { readAt: readAt?.toISOString() ?? null, receiptAt: receiptAt?.toISOString() ?? null, receiptExpected, ...(receiptBy ? { receiptBy } : {}) }
}
