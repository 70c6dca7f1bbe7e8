import { reachOf, type Actor } from '@ejia/domain/actor'
import { addDays, dayOf, startOfDay } from '@ejia/domain/calendar'
import type { Audience } from '@ejia/domain/posts'
import type { Shared } from '../../lib/bind'
import { findNextExpiry } from './read.repo'

/** Seconds a shared answer is given out at most: its counts of readers are no fact anybody waits for. */
const mostSeconds = 150

const everyone = 'everyone'
const remembered = new WeakMap<Actor, string>()

/**
 * Names all that `visibleTo` asks of a reader: readers of one audience see the same posts. A line of its own for every place in
 * the tree, and for every set of offices.
 */
export function audienceOf(actor: Actor | null): string {
  if (!actor) return everyone
  let audience = remembered.get(actor)
  if (audience === undefined) {
    audience = [actor.orgPath ?? '', ...[...reachOf(actor, 'posts.write')].sort()].join(' ')
    remembered.set(actor, audience)
  }
  return audience
}

/** Lists, articles and the first screen: until the next post expires, or the day ends (its signatures and countdowns with it). */
export const sharedAmongReaders: Shared = {
  // what people search for is too much and too different to be kept
  keeps: (query) => (query as { q?: string }).q === undefined,
  until: async ({ db, now }) => {
    const ends = [startOfDay(addDays(dayOf(now), 1)), new Date(now.getTime() + mostSeconds * 1000), await findNextExpiry(db, now)]
    return ends.reduce<Date>((first, end) => (end !== null && end < first ? end : first), ends[1] as Date)
  },
}

const audiencePaths = new WeakMap<object, string>()

/** Keeps for whom an article was found, beside what is sent of it. */
export function foundFor<T extends object>(article: T, row: { audience: Audience; audiencePath: string | null }): T {
  const path = row.audience === 'public' ? '' : row.audiencePath
  if (path !== null) audiencePaths.set(article, path)
  return article
}

/** An article is the same for everybody who may read it; what is a reader's own about it is asked for apart. */
export const sharedArticle: Shared = { ...sharedAmongReaders, within: (article) => audiencePaths.get(article) ?? null }
