/** Seconds before its end in which the platform already gives the next one, both good meanwhile; we come a minute later. */
const overlap = 240

export interface Issued {
  token: string
  /** Seconds. */
  expiresIn: number
}

interface Held {
  token: string
  renewAt: number
  endsAt: number
}

/**
 * The token that every call carries. However many ask at once, one request fetches it; while it is being renewed the old one
 * serves. A failure is told to those who waited for it and to nobody later.
 */
export class AccessToken {
  private held: Held | null = null
  private fetching: Promise<string> | null = null

  constructor(
    private readonly fetchIssued: () => Promise<Issued>,
    /** Milliseconds. */
    private readonly now: () => number,
  ) {}

  async get(): Promise<string> {
    const { held } = this
    if (!held || this.now() >= held.endsAt) return this.renew()
    // the old one is good for some minutes: nobody waits, and a platform that is away now is asked again by the next call
    if (this.now() >= held.renewAt) this.renew().catch(() => undefined)
    return held.token
  }

  /** Forgets a token the platform no longer takes, unless another has come meanwhile. */
  drop(token: string): void {
    if (this.held?.token === token) this.held = null
  }

  private renew(): Promise<string> {
    this.fetching ??= this.fetch().finally(() => (this.fetching = null))
    return this.fetching
  }

  private async fetch(): Promise<string> {
    const asked = this.now()
    const { token, expiresIn } = await this.fetchIssued()
    this.held = { token, renewAt: asked + Math.max(expiresIn - overlap, 0) * 1000, endsAt: asked + expiresIn * 1000 }
    return token
  }
}
