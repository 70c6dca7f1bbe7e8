import type { SectionKey } from '@ejia/domain/posts'
import { and, asc, desc, eq, gt, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import { isUnder } from '../../lib/columns'
import type { Context, Executor } from '../../lib/context'
import { orgs } from '../orgs/orgs.table'
import { visibleTo } from './audience.repo'
import { postReads, posts, sections } from './posts.table'

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

export interface PostKey {
  publishedAt: Date
  id: string
}

export interface ListFilter {
  section?: SectionKey
  /** Path of the organisation whose own posts, and those of the ones below it, are wanted. */
  orgPath?: string
  /** true: pinned ones alone · false: the others · left out: all */
  pinned?: boolean
  receiptRequired?: boolean
}

export const olderThan = (key: PostKey | null): SQL | undefined =>
  key === null ? undefined : sql`(${posts.publishedAt}, ${posts.id}) < (${key.publishedAt.toISOString()}::timestamptz, ${key.id}::uuid)`

export function matching(ctx: Context, filter: ListFilter): SQL | undefined {
  const pinned = filter.pinned === undefined ? undefined : filter.pinned ? isNotNull(posts.pinnedAt) : isNull(posts.pinnedAt)
  return and(
    visibleTo(ctx),
    filter.section && eq(posts.sectionKey, filter.section),
    filter.orgPath === undefined ? undefined : isUnder(orgs.path, filter.orgPath),
    filter.receiptRequired ? eq(posts.receiptRequired, true) : undefined,
    pinned,
  )
}

/** Posts this reader sees, newest first. */
export const listPublished = (ctx: Context, filter: ListFilter, after: PostKey | null, limit: number) =>
  ctx.db
    .select(summaryColumns)
    .from(posts)
    .innerJoin(orgs, eq(orgs.id, posts.orgId))
    .where(and(matching(ctx, filter), olderThan(after)))
    .orderBy(desc(posts.publishedAt), desc(posts.id))
    .limit(limit)

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
      receiptRootId: sql<number>`coalesce(${posts.audienceOrgId}, ${posts.orgId})`,
    })
    .from(posts)
    .innerJoin(orgs, eq(orgs.id, posts.orgId))
    .where(and(eq(posts.id, postId), visibleTo(ctx)))
  return row
}

export type PublishedRow = NonNullable<Awaited<ReturnType<typeof findPublished>>>
