import { reachOf, type Actor } from '@ejia/domain/actor'
import { pathIds } from '@ejia/domain/orgs'
import { gt, inArray, or, sql, type SQL } from 'drizzle-orm'
import { isUnderAny } from '../../lib/columns'
import type { Context } from '../../lib/context'
import { orgs } from '../orgs/orgs.table'
import { posts } from './posts.table'

/**
 * The one place that says which posts a reader sees: published and not expired; public, or addressed to an organisation
 * on the line from the root to the reader's own (or to one they hold an office in), to one that was merged into any of these,
 * or within reach of that office. `newest.repo.ts` finds the newest of them without looking at the others.
 */
export function visibleTo({ now, actor }: Pick<Context, 'now' | 'actor'>): SQL {
  const shown = shownAt(now)
  if (actor && seesAll(actor)) return sql`(${shown})`
  return sql`(${shown} and ${actor ? sql`(${isPublic} or ${addressedTo(actor)})` : isPublic})`
}

export const isPublic = sql`${posts.audience} = 'public'`
/** Whoever it is for. `published` stands there as written: partial indexes are chosen by it. */
export const shownAt = (now: Date): SQL => sql`${posts.state} = 'published' and (${posts.expiresAt} is null or ${gt(posts.expiresAt, now)})`

export const officesOf = (actor: Actor): string[] => reachOf(actor, 'posts.write')
/** An office of the organisation above all reaches everything: nothing to compare. */
export const seesAll = (actor: Actor): boolean => officesOf(actor).some((path) => pathIds(path).length === 1)

function addressedTo(actor: Actor): SQL {
  const offices = officesOf(actor)
  const line = lineOf(actor)
  const onTheLine = line.length > 0 ? or(inArray(posts.audienceOrgId, line), sql`${posts.audienceOrgId} in ${mergedInto(line)}`) : undefined
  return or(onTheLine, withinReach(offices)) ?? sql`false`
}

/** Organisations from the root to the reader's own, and to those they hold an office in. */
export const lineOf = (actor: Actor): number[] => [...new Set([actor.orgPath ?? '', ...officesOf(actor)].flatMap(pathIds))]

/** Who came along when their branch was merged goes on reading what was written for it. */
export const mergedInto = (orgIds: readonly number[]): SQL => sql`(
  with recursive gone as (
    select ${orgs.id} from ${orgs} where ${inArray(orgs.mergedIntoId, [...orgIds])}
    union select o.id from ${orgs} as o join gone on o.merged_into_id = gone.id
  ) select id from gone)`

function withinReach(paths: readonly string[]): SQL | undefined {
  if (paths.length === 0) return undefined
  return or(sql`${posts.orgId} in ${reached(paths)}`, sql`${posts.audienceOrgId} in ${reached(paths)}`)
}

export const reached = (paths: readonly string[]): SQL => sql`(select mine.id from ${orgs} as mine where ${isUnderAny(sql`mine.path`, paths)})`

/** Root of those who are asked to sign: the audience, or for a public post the organisation that publishes it. */
export const receiptRootId = sql<number>`coalesce(${posts.audienceOrgId}, ${posts.orgId})`
