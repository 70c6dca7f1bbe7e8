import { quoted, type MessageKind } from '@ejia/domain/messages'
import { inTransaction, type Context } from '../../lib/context'
import { sendMessages } from '../messages'
import { findAsking, listUnannounced, listUnsignedIds, markAnnounced, type AskingPost } from './notify.repo'

/** Members one transaction writes to: an audience may be thousands. */
const batch = 500
const twoDays = 2 * 86_400_000

interface Note {
  kind: MessageKind
  text: string
  onceKey: string
}

/** Writes to those of the audience who have not signed, batch by batch. Done again, it reaches whom it had not reached. */
export async function writeToUnsigned(ctx: Context, post: AskingPost, { kind, text, onceKey }: Note): Promise<void> {
  let after: string | null = null
  for (;;) {
    const to: string[] = await listUnsignedIds(ctx.db, post, after, batch)
    const link = { type: 'post', id: post.id } as const
    await inTransaction(ctx, (tx) => sendMessages(tx, { to, kind, title: `《${quoted(post.title, 36)}》`, text, link, onceKey }))
    if (to.length < batch) return
    after = to.at(-1) ?? null
  }
}

/** Asks everybody a post is addressed to for their signature: once for a post, however often it is published. */
export async function announcePost(ctx: Context, postId: string): Promise<void> {
  const post = await findAsking(ctx.db, postId, ctx.now)
  if (!post || post.revision === null) return
  await writeToUnsigned(ctx, post, { kind: 'receipt_wanted', text: `${post.rootName}的文章，请您阅读并签收。`, onceKey: `receipt:${postId}` })
  await markAnnounced(ctx.db, postId, post.revision)
}

/** What a lost job would have announced. */
export async function announceAll(ctx: Context): Promise<void> {
  for (const postId of await listUnannounced(ctx.db, new Date(ctx.now.getTime() - twoDays), ctx.now)) await announcePost(ctx, postId)
}
