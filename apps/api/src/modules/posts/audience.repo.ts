import { reachOf } from '@ejia/domain/actor'
import { pathIds } from '@ejia/domain/orgs'
import { and, gt, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import { isUnderAny } from '../../lib/columns'
import type { Context } from '../../lib/context'
import { orgs } from '../orgs/orgs.table'
import { posts } from './posts.table'

/**
 * The one place that says which posts a reader sees: published and not expired; public, or addressed to an organisation
 * on the line from the root to the reader's own (or to one they hold an office in), or within reach of that office.
 */
export function visibleTo({ now, actor }: Pick<Context, 'now' | 'actor'>): SQL {
  const shown = and(sql`${posts.state} = 'published'`, or(isNull(posts.expiresAt), gt(posts.expiresAt, now)))
  if (!actor) return and(shown, sql`${posts.audience} = 'public'`)!
  const offices = reachOf(actor, 'posts.write')
  const line = [...new Set([actor.orgPath ?? '', ...offices].flatMap(pathIds))]
  const toMe = line.length > 0 ? inArray(posts.audienceOrgId, line) : undefined
  return and(shown, or(sql`${posts.audience} = 'public'`, toMe, withinReach(offices)))!
}

function withinReach(paths: readonly string[]): SQL | undefined {
  if (paths.length === 0) return undefined
  return sql`exists (select 1 from ${orgs} as mine where mine.id in (${posts.orgId}, ${posts.audienceOrgId}) and ${isUnderAny(sql`mine.path`, paths)})`
}

/** Root of those who are asked to sign: the audience, or for a public post the organisation that publishes it. */
export const receiptRootId = sql<number>`coalesce(${posts.audienceOrgId}, ${posts.orgId})`
