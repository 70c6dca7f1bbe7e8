import { reachOf, type Actor } from '@ejia/domain/actor'
import { and, eq } from 'drizzle-orm'
import { isUnderAny } from '../../lib/columns'
import type { Context, Executor } from '../../lib/context'
import { orgs } from '../orgs/orgs.table'
import { visibleTo } from './audience.repo'
import { postFiles, posts } from './posts.table'

/** In the revision readers see. */
export async function showsToReader(ctx: Context, fileId: string): Promise<boolean> {
  const shown = and(eq(posts.id, postFiles.postId), eq(posts.publishedRevision, postFiles.revision))
  const rows = await ctx.db.select({ id: posts.id }).from(postFiles).innerJoin(posts, shown).where(and(eq(postFiles.fileId, fileId), visibleTo(ctx))).limit(1)
  return rows.length > 0
}

/** In any revision of a post this person works on. */
export async function showsToWriter(db: Executor, actor: Actor, fileId: string): Promise<boolean> {
  const reach = [...reachOf(actor, 'posts.write'), ...reachOf(actor, 'posts.review')]
  const rows = await db
    .select({ id: posts.id })
    .from(postFiles)
    .innerJoin(posts, eq(posts.id, postFiles.postId))
    .innerJoin(orgs, eq(orgs.id, posts.orgId))
    .where(and(eq(postFiles.fileId, fileId), isUnderAny(orgs.path, reach)))
    .limit(1)
  return rows.length > 0
}
