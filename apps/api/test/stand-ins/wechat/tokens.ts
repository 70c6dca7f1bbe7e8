import { randomBytes } from 'node:crypto'
import type { Clock } from './clock'

/** Seconds. */
const life = 7200
const early = 300
const betweenForced = 30
/** Whoever keeps tokens must have room for 512 characters. */
const randomPart = 381

interface Token {
  text: string
  endsAt: number
}

/** Tokens of both kinds, which know nothing of each other. */
export class Tokens {
  private stable: Token | null = null
  private latest: Token | null = null
  private forcedAt = -Infinity
  private readonly good = new Map<string, number>()
  private readonly over = new Set<string>()
  constructor(private readonly clock: Clock) {}

  /** The same until five minutes before its end; from then on the next one, while the old one lives out its time. */
  stableToken(): { token: string; expiresIn: number } {
    const left = this.secondsLeft(this.stable)
    if (!this.stable || left <= early) this.stable = this.issue()
    return { token: this.stable.text, expiresIn: this.secondsLeft(this.stable) }
  }

  /** Ends the old one at once; a second time within thirty seconds does nothing. */
  forceStable(): { token: string; expiresIn: number } {
    if (this.clock.now() - this.forcedAt >= betweenForced * 1000) {
      if (this.stable) this.revoke(this.stable.text)
      this.stable = this.issue()
      this.forcedAt = this.clock.now()
    }
    return this.stableToken()
  }

  /** Every call issues a new one; the one before lives five minutes more. */
  plainToken(): { token: string; expiresIn: number } {
    const before = this.latest
    if (before) this.good.set(before.text, Math.min(before.endsAt, this.clock.now() + early * 1000))
    this.latest = this.issue()
    return { token: this.latest.text, expiresIn: life }
  }

  revoke(text: string): void {
    this.good.delete(text)
  }

  /** As when somebody else forces a new one: whatever is in use stops being good. */
  revokeAll(): void {
    this.good.clear()
    this.stable = null
    this.latest = null
  }

  /** What is wrong with it, as `errcode`; 0 when nothing is. */
  verdict(text: string | null): 0 | 41001 | 40014 | 40001 | 42001 {
    if (!text) return 41001
    if (!/^\d{2}_[\w-]{40,}$/.test(text)) return 40014
    const endsAt = this.good.get(text)
    if (endsAt === undefined) return this.over.has(text) ? 42001 : 40001
    if (this.clock.now() < endsAt) return 0
    this.good.delete(text)
    this.over.add(text)
    return 42001
  }

  forget(): void {
    this.revokeAll()
    this.over.clear()
    this.forcedAt = -Infinity
  }

  private issue(): Token {
    const token = { text: `96_${randomBytes(randomPart).toString('base64url')}`, endsAt: this.clock.now() + life * 1000 }
    this.good.set(token.text, token.endsAt)
    return token
  }

  private secondsLeft(token: Token | null): number {
    return token ? Math.floor((token.endsAt - this.clock.now()) / 1000) : 0
  }
}
