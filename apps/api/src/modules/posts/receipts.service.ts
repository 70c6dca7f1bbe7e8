import { assertThat, found } from '../../lib/app-error'
import type { ActorContext, Executor } from '../../lib/context'
import { decodeCursor, instantIn, pageSize, toPage } from '../../lib/cursor'
import { writeAudit } from '../audit'
import { getOrg } from '../orgs'
import { canPublish } from './posts.policy'
import { findPublished, type PublishedRow } from './read.repo'
import { findMarks, insertRead, insertReceipt, isExpected, listGiven, listMissing, listOwed } from './receipts.repo'
import { requireWork } from './work.service'

/** I opened this. An account that is on no roster leaves no mark. */
export async function recordRead(ctx: ActorContext, postId: string): Promise<{ readAt: string }> {
  found(await findPublished(ctx, postId))
  const { memberId } = ctx.actor
  if (memberId === null) return { readAt: ctx.now.toISOString() }
  await insertRead(ctx.db, { postId, memberId, readAt: ctx.now })
  const { readAt } = await findMarks(ctx.db, postId, memberId)
  return { readAt: found(readAt).toISOString() }
}

/** I sign for this: once, and only when asked to. */
export async function giveReceipt(ctx: ActorContext, postId: string): Promise<{ receiptAt: string }> {
  const post = found(await findPublished(ctx, postId))
  const { memberId } = ctx.actor
  assertThat(memberId !== null && (await expectsReceipt(ctx.db, post, memberId)), 'posts.receipt_not_asked')
  if (await insertReceipt(ctx.db, { postId, memberId, receiptAt: ctx.now })) {
    await writeAudit(ctx, { action: 'posts.sign', subjectType: 'post', subjectId: postId, orgId: post.org.id, detail: { memberId } })
  }
  const { receiptAt } = await findMarks(ctx.db, postId, memberId)
  return { receiptAt: found(receiptAt).toISOString() }
}

/** Path of the root of those who are asked to sign. */
export const receiptRootPath = async (db: Executor, post: Pick<PublishedRow, 'receiptRootId'>): Promise<string> =>
  found(await getOrg(db, post.receiptRootId)).path

export const expectsReceipt = async (db: Executor, post: PublishedRow, memberId: string): Promise<boolean> =>
  post.receiptRequired && isExpected(db, memberId, await receiptRootPath(db, post))

export const owedReceipts = (ctx: ActorContext, limit: number): Promise<{ id: string; title: string }[]> => {
  const { memberId, orgPath } = ctx.actor
  return memberId === null || orgPath === null ? Promise.resolve([]) : listOwed(ctx, memberId, orgPath, limit)
}

interface ReceiptQuery {
  given: boolean
  cursor?: string
  limit?: number
}

/** Who signed and who has not, for those who publish for the organisation. */
export async function listReceipts(ctx: ActorContext, postId: string, query: ReceiptQuery) {
  await requireWork(ctx, postId, canPublish, { lock: false })
  const post = found(await findPublished(ctx, postId))
  assertThat(post.receiptRequired, 'posts.receipt_not_asked')
  return query.given ? listSigned(ctx.db, postId, query) : listUnsigned(ctx.db, post, query)
}

async function listSigned(db: Executor, postId: string, query: ReceiptQuery) {
  const key = decodeCursor(query.cursor, 2)
  const size = pageSize(query.limit)
  const rows = await listGiven(db, postId, key && { at: instantIn(key[0]), memberId: String(key[1]) }, size + 1)
  const page = toPage(rows, size, (row) => [row.at.toISOString(), row.member.id])
  return { ...page, items: page.items.map((row) => ({ ...row, at: row.at.toISOString() })) }
}

async function listUnsigned(db: Executor, post: PublishedRow, query: ReceiptQuery) {
  const key = decodeCursor(query.cursor, 2)
  const size = pageSize(query.limit)
  const rows = await listMissing(db, post.id, await receiptRootPath(db, post), key && { path: String(key[0]), rosterNo: String(key[1]) }, size + 1)
  const page = toPage(rows, size, (row) => [row.path, row.rosterNo])
  return { ...page, items: page.items.map(({ member, org }) => ({ member, org, at: null })) }
}
