import type { LiveCount, LiveEnding, LiveMissing } from '@ejia/contract/activities/schemas'

/** What a screen shows, and the text that tells whether it is still the same. */
export interface Live {
  pulse: string
  count: LiveCount
  missing: LiveMissing
}

export interface LiveSource {
  pulse: (activityId: string) => Promise<string>
  read: (activityId: string, pulse: string) => Promise<Live>
}

export interface Listener {
  show: (live: Live) => void
  end: (why: LiveEnding) => void
}

/** Counting: often enough that somebody who has just checked in sees the number rise. */
const countEveryMs = 1500

/**
 * One count per activity and process, however many screens look at it. It runs while somebody looks, one at a time, and
 * tells the screens only what changed. A count that fails is left out: the next one is due in a moment.
 */
export class LiveHub {
  private readonly watched = new Map<string, Watch>()

  constructor(
    private readonly source: LiveSource,
    private readonly failed: (error: unknown) => void,
    private readonly everyMs = countEveryMs,
  ) {}

  /** Hands over what is known at once, then every change; the returned function stops it. */
  join(activityId: string, listener: Listener): () => void {
    const watch = this.watched.get(activityId) ?? this.watch(activityId)
    watch.listeners.add(listener)
    if (watch.live) listener.show(watch.live)
    return () => {
      watch.listeners.delete(listener)
      if (watch.listeners.size === 0) this.forget(activityId, watch)
    }
  }

  /** Screens looked at now, of all activities. */
  get size(): number {
    return [...this.watched.values()].reduce((sum, watch) => sum + watch.listeners.size, 0)
  }

  close(): void {
    for (const [activityId, watch] of this.watched) this.endAll(activityId, watch, 'closing')
  }

  private watch(activityId: string): Watch {
    const watch: Watch = { listeners: new Set(), live: null, timer: undefined }
    this.watched.set(activityId, watch)
    watch.timer = setTimeout(() => void this.tick(activityId, watch), 0)
    return watch
  }

  private async tick(activityId: string, watch: Watch): Promise<void> {
    try {
      await this.count(activityId, watch)
    } catch (error) {
      this.failed(error)
    }
    if (this.watched.get(activityId) === watch) watch.timer = setTimeout(() => void this.tick(activityId, watch), this.everyMs)
  }

  private async count(activityId: string, watch: Watch): Promise<void> {
    const pulse = await this.source.pulse(activityId)
    if (pulse === watch.live?.pulse) return
    const live = await this.source.read(activityId, pulse)
    watch.live = live
    for (const listener of [...watch.listeners]) listener.show(live)
    const { state } = live.count
    if (state === 'confirmed' || state === 'cancelled') this.endAll(activityId, watch, state)
  }

  private endAll(activityId: string, watch: Watch, why: LiveEnding): void {
    const listeners = [...watch.listeners]
    this.forget(activityId, watch)
    for (const listener of listeners) listener.end(why)
  }

  private forget(activityId: string, watch: Watch): void {
    clearTimeout(watch.timer)
    if (this.watched.get(activityId) === watch) this.watched.delete(activityId)
  }
}

interface Watch {
  listeners: Set<Listener>
  live: Live | null
  timer: NodeJS.Timeout | undefined
}
