import { and, asc, desc, eq, gt, sql } from 'drizzle-orm'
import type { Context, Executor } from '../../lib/context'
import { orgs } from '../orgs/orgs.table'
import { visibleTo } from './audience.repo'
import type { ListFilter, PostKey } from './list-filter.repo'
import { newestIds } from './newest.repo'
import { postReads, posts, sections } from './posts.table'

export type { ListFilter, PostKey } from './list-filter.repo'

export const listSectionRows = (db: Executor) =>
  db.select({ key: sections.key, name: sections.name, reviewRequired: sections.reviewRequired }).from(sections).orderBy(asc(sections.place))

/** Characters of the text that stand in for a missing summary. */
const summaryLength = 80

export const summaryColumns = {
  id: posts.id,
  section: posts.sectionKey,
  title: posts.title,
  summary: sql<string>`case when ${posts.summary} <> '' then ${posts.summary} else replace(left(${posts.bodyText}, ${sql.raw(String(summaryLength))}), e'\\n', ' ') end`,
  org: { id: orgs.id, name: orgs.name },
  orgPath: orgs.path,
  coverId: posts.coverId,
  audience: posts.audience,
  pinned: sql<boolean>`${posts.pinnedAt} is not null`,
  receiptRequired: posts.receiptRequired,
  publishedAt: sql<Date>`${posts.publishedAt}`.mapWith(posts.publishedAt),
  readCount: sql<number>`(select count(*)::int from ${postReads} where ${postReads.postId} = ${posts.id})`,
}

/** Posts this reader sees, newest first. */
export const listPublished = (ctx: Context, filter: ListFilter, after: PostKey | null, limit: number) =>
  ctx.db
    .select(summaryColumns)
    .from(posts)
    .innerJoin(sql`(${newestIds(ctx, filter, after, limit)}) as newest`, sql`newest.id = ${posts.id}`)
    .innerJoin(orgs, eq(orgs.id, posts.orgId))
    .orderBy(desc(posts.publishedAt), desc(posts.id))

export type SummaryRow = Awaited<ReturnType<typeof listPublished>>[number]

/** When the next of the published posts is out of sight; null when none of them will be. */
export async function findNextExpiry(db: Executor, now: Date): Promise<Date | null> {
  const [row] = await db
    .select({ at: posts.expiresAt })
    .from(posts)
    .where(and(sql`${posts.state} = 'published'`, gt(posts.expiresAt, now)))
    .orderBy(asc(posts.expiresAt))
    .limit(1)
  return row?.at ?? null
}

/** A published post, if this reader sees it. */
export async function findPublished(ctx: Context, postId: string) {
  const [row] = await ctx.db
    .select({
      ...summaryColumns, bodyHtml: posts.bodyHtml, source: posts.source, revision: sql<number>`${posts.publishedRevision}`,
      noticeWorkingDays: posts.noticeWorkingDays, noticeStartedAt: posts.noticeStartedAt,
      audiencePath: sql<string | null>`(select a.path from ${orgs} as a where a.id = ${posts.audienceOrgId})`,
      receiptRootId: sql<number>`coalesce(${posts.audienceOrgId}, ${posts.orgId})`,
    })
    .from(posts)
    .innerJoin(orgs, eq(orgs.id, posts.orgId))
    .where(and(eq(posts.id, postId), visibleTo(ctx)))
  return row
}

export type PublishedRow = NonNullable<Awaited<ReturnType<typeof findPublished>>>
