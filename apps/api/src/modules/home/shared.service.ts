import type { Home } from '@ejia/contract/home/routes'
import type { PostSummary } from '@ejia/contract/posts/routes'
import type { Env } from '../../env'
import type { Context } from '../../lib/context'
import { findRoot } from '../orgs'
import { listNewest, listSections } from '../posts'

/** Lines in each list of the first screen. */
const lines = 5

/**
 * What everyone of one audience sees alike. Nothing here depends on the person beyond what they may read, so that the
 * answer can be shared.
 */
export async function getHome(ctx: Context, env: Env): Promise<Home> {
  const root = await findRoot(ctx.db)
  const { items: sections } = await listSections(ctx)
  const news = await listNewest(ctx, env, { section: 'news' }, lines)
  const house = { organisation: root?.name ?? env.organisationName, footer: env.filingNumber, contact: env.serviceContact }
  return { ...house, sections, notices: await listNotices(ctx, env), news }
}

/** 公告, and whatever asks for a signature: pinned ones first, then the newest. */
async function listNotices(ctx: Context, env: Env): Promise<PostSummary[]> {
  const candidates = [
    ...(await listNewest(ctx, env, { section: 'notices', pinned: true }, lines)),
    ...(await listNewest(ctx, env, { section: 'notices', pinned: false }, lines)),
    ...(await listNewest(ctx, env, { receiptRequired: true }, lines)),
  ]
  const each = new Map(candidates.map((post) => [post.id, post]))
  const rank = (post: PostSummary): string => `${post.section === 'notices' && post.pinned ? 1 : 0} ${post.publishedAt} ${post.id}`
  return [...each.values()].sort((a, b) => (rank(a) < rank(b) ? 1 : -1)).slice(0, lines)
}
