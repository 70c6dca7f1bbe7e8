import type { Headcount } from '@ejia/contract/activities/schemas'
import type { Executor } from '../../lib/context'
import { countSeen, nobody, type Seen } from './headcount.repo'

/** A check-in this process has just seen committed. */
export interface Arrival {
  /** Number of its transaction. */
  xid: string
  /** Had leave, and is not on leave any more. */
  excused: boolean
}

/** A count is followed by a rest of so many times what it took, and of no more than a second (milliseconds). */
const restFactor = 10
const longestRest = 1000
/** Places remembered; beyond that all are counted anew. */
const mostPlaces = 1000

/**
 * How many are here, told to each of a crowd that arrives. Somebody who comes alone gets a count made for them. Of many who
 * come at once only the first waits for one; the others are told the last count and, on top of it, those this process has
 * recorded since: exactly those whose transactions the count's snapshot did not see, so nobody is missing and nobody is
 * there twice. What other processes recorded shows up to a second late.
 */
export class CrowdHeadcount {
  private places = new Map<string, Place>()
  private asked = new Set<Place>()
  private arriving = 0
  private underWay: Promise<void> | null = null
  private next: Promise<void> | null = null
  private restUntil = 0

  constructor(private readonly db: Executor) {}

  /** Waits for an arrival and says how many are here with them; null when nobody arrived. */
  async countWith<A extends Arrival>(activityId: string, arriving: Promise<A | null>): Promise<{ arrival: A; headcount: Headcount } | null> {
    this.arriving++
    try {
      const arrival = await arriving
      return arrival && { arrival, headcount: await this.count(activityId, arrival) }
    } finally {
      this.arriving--
    }
  }

  private async count(activityId: string, arrival: Arrival): Promise<Headcount> {
    const place = this.placeOf(activityId)
    place.add(arrival)
    this.asked.add(place)
    if (!this.mayReuse(place)) await this.countAnew()
    return place.headcount()
  }

  private mayReuse(place: Place): boolean {
    const now = performance.now()
    return this.arriving > 1 && now - place.countedAt <= longestRest && (now < this.restUntil || this.next !== null || this.underWay !== null)
  }

  /** One count at a time; whoever wants one meanwhile shares the next. */
  private countAnew(): Promise<void> {
    this.next ??= (this.underWay ?? Promise.resolve()).catch(() => undefined).then(() => {
      this.next = null
      this.underWay = this.countAsked().finally(() => (this.underWay = null))
      return this.underWay
    })
    return this.next
  }

  private async countAsked(): Promise<void> {
    const asked = [...this.asked]
    this.asked.clear()
    const began = performance.now()
    const seen = await countSeen(this.db, asked.map((place) => place.activityId))
    for (const place of asked) place.countedAs(seen, began)
    const ended = performance.now()
    this.restUntil = ended + Math.min(restFactor * (ended - began), longestRest)
  }

  private placeOf(activityId: string): Place {
    const known = this.places.get(activityId)
    if (known) return known
    if (this.places.size >= mostPlaces) this.places.clear()
    const place = new Place(activityId)
    this.places.set(activityId, place)
    return place
  }
}

/** One activity: the last count of it, and the arrivals that count did not see. */
class Place {
  /** When the last count began; before any, never. */
  countedAt = -Infinity
  private counted = nobody
  private sees: (xid: string) => boolean = () => false
  private unseen: Arrival[] = []

  constructor(readonly activityId: string) {}

  add(arrival: Arrival): void {
    if (!this.sees(arrival.xid)) this.unseen.push(arrival)
  }

  countedAs(seen: Seen, at: number): void {
    this.countedAt = at
    this.counted = seen.counts.get(this.activityId) ?? nobody
    this.sees = visibleIn(seen.snapshot)
    this.unseen = this.unseen.filter(({ xid }) => !this.sees(xid))
  }

  headcount(): Headcount {
    const excused = this.unseen.filter((arrival) => arrival.excused).length
    return { ...this.counted, present: this.counted.present + this.unseen.length, onLeave: this.counted.onLeave - excused }
  }
}

/** Which transactions a snapshot, `xmin:xmax:running,running`, sees. */
function visibleIn(snapshot: string): (xid: string) => boolean {
  const [oldest = '0', next = '0', list = ''] = snapshot.split(':')
  const [xmin, xmax, running] = [BigInt(oldest), BigInt(next), new Set(list.split(','))]
  return (xid) => {
    const number = BigInt(xid)
    return number < xmin || (number < xmax && !running.has(xid))
  }
}
