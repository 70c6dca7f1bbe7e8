import type { Actor } from '@ejia/domain/actor'
import { pathIds } from '@ejia/domain/orgs'
import { sectionKeys } from '@ejia/domain/posts'
import { and, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import { isUnder } from '../../lib/columns'
import type { Context } from '../../lib/context'
import { orgs } from '../orgs/orgs.table'
import { isPublic, lineOf, mergedInto, officesOf, reached, seesAll, shownAt, visibleTo } from './audience.repo'
import { matching, olderThan, type ListFilter, type PostKey } from './list-filter.repo'
import { posts } from './posts.table'

/**
 * Ids of the newest posts a reader sees. What a reader sees comes in streams — what is public, what is addressed to each
 * organisation of theirs, what each of their organisations published — and each stream is an index in this very order. The newest
 * of every stream are taken and put together, so that a small branch's page does not walk through a million posts of others.
 */
export function newestIds(ctx: Context, filter: ListFilter, after: PostKey | null, limit: number): SQL {
  const { now, actor } = ctx
  // those pinned are few
  if (filter.pinned === true) return oneStream(ctx, filter, after, limit)
  if (filter.orgPath !== undefined && !isRoot(filter.orgPath)) return newestOf([publishedBy(under(filter.orgPath), visibleTo(ctx))], filter, after, limit)
  if (actor === null || !seesAll(actor)) return newestOf(streamsOf(now, actor), filter, after, limit)
  return filter.receiptRequired ? newestOf([publishedBy(sql`${orgs}`, shownAt(now))], filter, after, limit) : oneStream(ctx, filter, after, limit)
}

const isRoot = (path: string): boolean => pathIds(path).length === 1

const inOrder = sql`order by ${posts.publishedAt} desc, ${posts.id} desc`
/** Literally, as the planner wants it. */
const atMost = (limit: number): SQL => sql`limit ${sql.raw(String(Math.trunc(limit)))}`

const oneStream = (ctx: Context, filter: ListFilter, after: PostKey | null, limit: number): SQL =>
  sql`select ${posts.id} from ${posts} inner join ${orgs} on ${eq(orgs.id, posts.orgId)} where ${and(matching(ctx, filter), olderThan(after))} ${inOrder} ${atMost(limit)}`

interface Stream {
  /** Organisations, one stream each: a query that brings `id`; none for what belongs to no organisation. */
  of?: SQL
  /** What the posts of one are known by; the organisation is `org.id`. */
  where: SQL
}

const publishedBy = (of: SQL, visible: SQL): Stream => ({ of, where: sql`${posts.orgId} = org.id and ${visible}` })
const under = (path: string): SQL => sql`(select o.id from ${orgs} as o where ${isUnder(sql`o.path`, path)})`

/** The same as `visibleTo`, part by part; a post may come in more than one. */
function streamsOf(now: Date, actor: Actor | null): Stream[] {
  const shown = shownAt(now)
  const open: Stream = { where: sql`${isPublic} and ${shown}` }
  if (!actor) return [open]
  const offices = officesOf(actor)
  const addressed: Stream = { of: addressees(lineOf(actor), offices), where: sql`${posts.audienceOrgId} = org.id and ${shown}` }
  return offices.length === 0 ? [open, addressed] : [open, addressed, publishedBy(reached(offices), shown)]
}

function addressees(line: readonly number[], offices: readonly string[]): SQL {
  if (line.length === 0) return sql`(select ${orgs.id} from ${orgs} where false)`
  const own = sql`select ${orgs.id} from ${orgs} where ${inArray(orgs.id, [...line])} union select id from ${mergedInto(line)} as merged`
  return offices.length === 0 ? sql`(${own})` : sql`(${own} union select id from ${reached(offices)} as mine)`
}

function newestOf(streams: readonly Stream[], filter: ListFilter, after: PostKey | null, limit: number): SQL {
  const heads = streams.map((stream) => headsOf(stream, filter, after, limit))
  return sql`select id from (${sql.join(heads, sql` union `)}) as heads order by published_at desc, id desc ${atMost(limit)}`
}

/** The newest of every organisation's stream in every section wanted; what asks for signatures has indexes without sections. */
function headsOf({ of, where }: Stream, { section, pinned, receiptRequired }: ListFilter, after: PostKey | null, limit: number): SQL {
  const sections = section ? [section] : receiptRequired ? null : sectionKeys
  const wanted = and(
    where,
    sections ? sql`${posts.sectionKey} = section.key` : undefined,
    receiptRequired ? sql`${posts.receiptRequired}` : undefined,
    pinned === false ? isNull(posts.pinnedAt) : undefined,
    olderThan(after),
  )
  const eachOrg = of ?? sql`(select 0 as id)`
  const eachSection = sections ? sql`cross join (values ${sql.join(sections.map((key) => sql`(${key})`), sql`, `)}) as section (key)` : sql``
  return sql`
    select head.id, head.published_at from ${eachOrg} as org ${eachSection}
    cross join lateral (select ${posts.id}, ${posts.publishedAt} from ${posts} where ${wanted} ${inOrder} ${atMost(limit)}) as head`
}
