import type { Clock } from './clock'

/** Seconds. */
export const minute = 60
export const day = 86_400

interface Window {
  number: number
  used: number
}

/** How often something may be asked in a minute, in a day, or ever; counted in fixed windows. */
export class Quotas {
  private readonly windows = new Map<string, Window>()
  /** Smaller limits for tests, by name. */
  readonly limits = new Map<string, number>()
  constructor(private readonly clock: Clock) {}

  /** Takes one; false when there is none left. */
  take(name: string, limit: number, seconds: number): boolean {
    const number = Math.floor(this.clock.now() / 1000 / seconds)
    const held = this.windows.get(name)
    const window = held?.number === number ? held : { number, used: 0 }
    this.windows.set(name, window)
    if (window.used >= (this.limits.get(name) ?? limit)) return false
    window.used++
    return true
  }

  forget(): void {
    this.windows.clear()
    this.limits.clear()
  }
}
