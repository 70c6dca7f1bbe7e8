import { assertThat, found } from '../../lib/app-error'
import type { ActorContext, Executor } from '../../lib/context'
import { recordActing } from '../acting'
import { writeAudit } from '../audit'
import { getOrg } from '../orgs'
import { findPublished, type PublishedRow } from './read.repo'
import { findMarks, insertRead, insertReceipt, isExpected, listOwed } from './receipts.repo'

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
  const { acting, accountId } = ctx.actor
  const acted = acting ? { actedBy: accountId, actedAs: acting.role } : {}
  if (await insertReceipt(ctx.db, { postId, memberId, receiptAt: ctx.now, ...acted })) {
    const detail = { memberId, ...(acting ? { actedAs: acting.role, actedByMemberId: acting.by.memberId } : {}) }
    await writeAudit(ctx, { action: 'posts.sign', subjectType: 'post', subjectId: postId, orgId: post.org.id, detail })
    await recordActing(ctx, 'receipt', { type: 'post', id: postId, title: post.title })
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
