import type { ActivitySummary } from '../../../shared/activities'
import { ApiError, call, keyOf, queryClient } from '../../../shared/api'

/** A phone's clock may be a little off; the server decides about the window. */
const slackMs = 5 * 60_000
const ms = (at: string) => new Date(at).getTime()

/**
 * Which activities a typed code may be for: those whose check-in is open now. Somebody who is checked in at all of them
 * is sent to one of them all the same, to be told so kindly.
 */
export function openNow(activities: readonly ActivitySummary[], now: number): ActivitySummary[] {
  const open = activities.filter(
    ({ state, checkInOpensAt, checkInClosesAt }) => state === 'open' && ms(checkInOpensAt) - slackMs <= now && now <= ms(checkInClosesAt) + slackMs,
  )
  const toDo = open.filter(({ mine }) => mine?.attendance == null)
  return toDo.length > 0 ? toDo : open
}

/** The next check-in to open, to tell somebody who came early. */
export function nextToOpen(activities: readonly ActivitySummary[], now: number): ActivitySummary | undefined {
  const later = activities.filter(({ state, checkInOpensAt }) => state === 'open' && ms(checkInOpensAt) > now)
  return later.sort((a, b) => ms(a.checkInOpensAt) - ms(b.checkInOpensAt))[0]
}

interface Pages {
  pages: { items: ActivitySummary[] }[]
}

/** Without a network: what the list of the tab showed last. */
function remembered(): ActivitySummary[] {
  const found = queryClient.getQueriesData<Pages>({ queryKey: keyOf('GET /activities') })
  return found.flatMap(([, data]) => data?.pages.flatMap(({ items }) => items) ?? [])
}

/** What I am expected at, or may come to, soonest first. */
export async function upcomingActivities(): Promise<ActivitySummary[]> {
  try {
    return (await call('GET /activities', { query: { when: 'upcoming', limit: 50 } })).items
  } catch (error) {
    const known = remembered()
    if (error instanceof ApiError && error.status === 0 && known.length > 0) return known
    throw error
  }
}
