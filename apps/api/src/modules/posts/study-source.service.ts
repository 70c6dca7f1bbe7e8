import type { ActorContext } from '../../lib/context'
import { findPublished } from './read.repo'

/** The text of a published post that the acting person may read, for `study` to keep as it is now. */
export async function getPublishedForStudy(ctx: ActorContext, postId: string): Promise<{ title: string; bodyHtml: string; orgId: number } | null> {
  const post = await findPublished(ctx, postId)
  return post ? { title: post.title, bodyHtml: post.bodyHtml, orgId: post.org.id } : null
}
