import { fillDates, publishedAt, publishedOn } from './dates'
import { toHtml } from './markup'
import type { PostSeed, RenderedPost } from './types'

/** A post as it reads when the system is seeded on `today`. */
export function renderPost(seed: PostSeed, today: string, now: Date): RenderedPost {
  const { body, daysAgo, on, ...rest } = seed
  const day = publishedOn({ daysAgo, ...(on ? { on } : {}) }, today)
  const fill = (text: string): string => fillDates(text, day)
  return {
    ...rest,
    title: fill(rest.title),
    summary: fill(rest.summary),
    bodyHtml: toHtml(fill(body)),
    publishedAt: publishedAt(day, rest.title, now),
  }
}
