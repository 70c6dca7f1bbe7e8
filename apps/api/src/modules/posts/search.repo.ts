import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Context, Executor } from '../../lib/context'
import { orgs } from '../orgs/orgs.table'
import { matching, olderThan, type ListFilter, type PostKey } from './list-filter.repo'
import { posts } from './posts.table'
import { summaryColumns, type SummaryRow } from './read.repo'

/** Candidates looked at in one statement; nearly all of them hold. */
const mostCandidates = 80
/** Statements one page may cost; after that the page ends early and the next one goes on. */
const mostBatches = 12

export interface Found {
  rows: SummaryRow[]
  /** Where the next page goes on; null at the end. */
  next: PostKey | null
}

/**
 * Newest first. The index answers which posts have every two-character piece; whether the words stand there as typed is
 * looked at outside that materialised set, because beside it the planner drops the order for common words. Words of just two
 * characters are pieces themselves: for them the index alone is right, and no text is read.
 */
export async function searchPublished(ctx: Context, wanted: string, filter: ListFilter, after: PostKey | null, size: number): Promise<Found> {
  const { words, pieces, exact } = await readQuery(ctx.db, wanted)
  if (!words) return { rows: [], next: null }
  const batch = exact ? size + 1 : mostCandidates
  const hits: PostKey[] = []
  let key = after
  for (let round = 0; round < mostBatches; round++) {
    const candidates = await listCandidates(ctx, { wanted, pieces, exact, batch }, filter, key)
    for (const { holds, ...candidate } of candidates) {
      if (holds && hits.length === size) return { rows: await listRows(ctx.db, hits), next: key }
      if (holds) hits.push(candidate)
      key = candidate
    }
    if (candidates.length < batch) return { rows: await listRows(ctx.db, hits), next: null }
  }
  // a single character is looked for among the newest posts only
  return { rows: await listRows(ctx.db, hits), next: pieces ? key : null }
}

interface Query {
  /** There is something to look for, not only punctuation. */
  words: boolean
  /** The index can help. */
  pieces: boolean
  /** The index says all there is to say. */
  exact: boolean
}

async function readQuery(db: Executor, wanted: string): Promise<Query> {
  const { rows } = await db.execute<Record<keyof Query, boolean>>(
    sql`select count(*) > 0 as words, search_query(${wanted}) is not null as pieces, coalesce(bool_and(length(run) = 2), false) as exact from search_runs(${wanted}) as run`,
  )
  return rows[0] ?? { words: false, pieces: false, exact: false }
}

interface Look extends Omit<Query, 'words'> {
  wanted: string
  batch: number
}

async function listCandidates(ctx: Context, { wanted, pieces, exact, batch }: Look, filter: ListFilter, after: PostKey | null): Promise<(PostKey & { holds: boolean })[]> {
  const indexed = pieces ? sql`${posts.search} @@ search_query(${wanted})` : undefined
  const content = exact ? sql`null::text` : sql`${posts.title} || ' ' || ${posts.bodyText}`
  const { rows } = await ctx.db.execute<{ id: string; at: number; holds: boolean }>(sql`
    with candidates as materialized (
      select ${posts.id}, ${posts.publishedAt}, ${content} as content
      from ${posts} inner join ${orgs} on ${eq(orgs.id, posts.orgId)}
      where ${and(matching(ctx, filter), olderThan(after), indexed)}
      order by ${posts.publishedAt} desc, ${posts.id} desc
      limit ${sql.raw(String(batch))}
    )
    select id, extract(epoch from published_at)::float8 * 1000 as at, ${exact ? sql`true` : sql`search_holds(content, ${wanted})`} as holds
    from candidates order by published_at desc, id desc`)
  return rows.map(({ id, at, holds }) => ({ id, publishedAt: new Date(Math.round(at)), holds }))
}

function listRows(db: Executor, hits: readonly PostKey[]): Promise<SummaryRow[]> {
  if (hits.length === 0) return Promise.resolve([])
  const ids = hits.map(({ id }) => id)
  return db
    .select(summaryColumns)
    .from(posts)
    .innerJoin(orgs, eq(orgs.id, posts.orgId))
    .where(inArray(posts.id, ids))
    .orderBy(desc(posts.publishedAt), desc(posts.id))
}
