import type { SectionKey } from '@ejia/domain/posts'
import { and, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import { isUnder } from '../../lib/columns'
import type { Context } from '../../lib/context'
import { orgs } from '../orgs/orgs.table'
import { visibleTo } from './audience.repo'
import { posts } from './posts.table'

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
