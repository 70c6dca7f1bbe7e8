import type { ReplyOf } from '@ejia/contract/client/caller'
import { prefetched, setPrefetchToken, type Prefetched } from '../../platform/prefetch'
import { keyOf, queryClient } from '../../shared/api'

export type Home = ReplyOf<'GET /home'>

/** Younger than this, it is as good as asking. */
const freshMs = 5 * 60_000
/** Version of the answer this client understands. */
const token = 'home-1'

function parse(text: string): Home | undefined {
  try {
    const home = JSON.parse(text) as Partial<Home>
    return Array.isArray(home.notices) && Array.isArray(home.news) && Array.isArray(home.sections) ? (home as Home) : undefined
  } catch {
    return undefined
  }
}

const isFresh = ({ at }: Prefetched, now: number): boolean => at <= now && now - at < freshMs

let asked = false

/**
 * The first screen as WeChat fetched it before this start; once, and only while it is young. A visitor sees just that. It is
 * a visitor's in any case, so somebody signed in gets it for the first paint alone and asks for their own.
 */
export async function takePrefetchedHome(signedIn: boolean, now: () => number = Date.now): Promise<Home | undefined> {
  if (asked) return undefined
  asked = true
  setPrefetchToken(token)
  const young = await prefetched('pre')
  const home = young && isFresh(young, now()) ? parse(young.text) : undefined
  if (home && !signedIn) return home
  if (home && young) paintWith(home, young.at)
  else void paintFromToday()
  return undefined
}

async function paintFromToday(): Promise<void> {
  const older = await prefetched('periodic')
  const home = older && parse(older.text)
  if (home && older) paintWith(home, older.at)
}

/** Something to look at until the answer comes, when there is nothing better. */
function paintWith(home: Home, updatedAt: number): void {
  const key = keyOf('GET /home', {})
  if (queryClient.getQueryData(key) === undefined) queryClient.setQueryData(key, home, { updatedAt })
}

/** For tests: the next call is that of a new start. */
export const startAnew = (): void => void (asked = false)
