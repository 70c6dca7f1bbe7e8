/** So many at once, refilled at so many a minute. */
export interface Ceiling {
  perMinute: number
  burst: number
}

const minute = 60_000
/** Keys remembered at most: far beyond a hospital's people, and bounded whatever is sent. */
const mostKeys = 50_000

/**
 * Counts requests per key by one number each: the moment at which the key has everything refilled (GCRA). A key that has is
 * not worth remembering. A refused request costs nothing, so whoever waits as told is served.
 */
export class Buckets {
  private readonly fullAt = new Map<string, number>()
  /** Milliseconds one request takes to refill. */
  private readonly each: number
  private readonly depth: number

  constructor({ perMinute, burst }: Ceiling) {
    this.each = minute / perMinute
    this.depth = this.each * burst
  }

  /** Takes one, and comes back with 0; or, when there is none, with the milliseconds until there will be. */
  take(key: string, nowMs: number): number {
    const held = this.fullAt.get(key)
    // a moment further away than a bucket is deep: the clock was set back
    const from = held === undefined || held < nowMs || held > nowMs + this.depth ? nowMs : held
    const wait = from + this.each - this.depth - nowMs
    // time in floating point: a refill is not late by a rounding error
    if (wait > 1e-6) return wait
    if (held === undefined && this.fullAt.size >= mostKeys) this.forget(nowMs)
    this.fullAt.set(key, from + this.each)
    return 0
  }

  get size(): number {
    return this.fullAt.size
  }

  /** Lets go of everybody who has everything refilled, and of those who came first: a tenth at least, so that it is rarely done. */
  private forget(nowMs: number): void {
    for (const [key, at] of this.fullAt) if (at <= nowMs) this.fullAt.delete(key)
    for (const key of this.fullAt.keys()) {
      if (this.fullAt.size <= mostKeys * 0.9) return
      this.fullAt.delete(key)
    }
  }
}
