import { AppError } from '../../lib/app-error'

interface Window {
  count: number
  until: number
}

/** More than this many at once are an attack of their own; the oldest are let go. */
const mostKeys = 10_000

/** Limits guessing, by this process's memory. A try counts before its outcome is known, so trying in parallel gains nothing. */
export class Tries {
  private readonly windows = new Map<string, Window>()

  constructor(
    private readonly most: number,
    private readonly windowSeconds: number,
  ) {}

  spend(key: string, now: Date): void {
    const window = this.windowOf(key, now.getTime())
    if (window.count >= this.most) throw new AppError('rate.limited', { retryAfter: Math.ceil((window.until - now.getTime()) / 1000) })
    window.count++
  }

  /** A try that turned out right is not counted. */
  giveBack(key: string): void {
    const window = this.windows.get(key)
    if (window) window.count--
  }

  private windowOf(key: string, nowMs: number): Window {
    const held = this.windows.get(key)
    if (held && held.until > nowMs) return held
    this.windows.delete(key)
    if (this.windows.size >= mostKeys) this.windows.delete(this.windows.keys().next().value ?? '')
    const fresh = { count: 0, until: nowMs + this.windowSeconds * 1000 }
    this.windows.set(key, fresh)
    return fresh
  }
}
