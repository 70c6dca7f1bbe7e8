/** saved · waiting (typed, not sent) · saving · failed (tried again by itself) · refused (something typed cannot be) · conflict (somebody else saved) */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'refused' | 'conflict'
export type SaveOutcome = Extract<SaveState, 'saved' | 'failed' | 'refused' | 'conflict'>

interface Options<T> {
  /** After the last key. */
  delayMs: number
  /** After a failure that may pass. */
  retryMs: number
  save: (value: T) => Promise<SaveOutcome>
  onState: (state: SaveState) => void
}

/** Keeps what is typed: one request at a time, the newest text wins, a conflict stops it until somebody decides. */
export class Autosave<T> {
  private timer: ReturnType<typeof setTimeout> | undefined
  private underWay: Promise<void> | undefined
  private pending: { value: T } | undefined
  private stopped = false

  constructor(private readonly options: Options<T>) {}

  change(value: T): void {
    this.pending = { value }
    if (this.stopped) return
    this.options.onState('waiting')
    this.schedule(this.options.delayMs)
  }

  /** Sends what waits now. True when everything typed so far is kept. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer)
    await this.underWay
    if (this.pending && !this.stopped) await this.send()
    return this.pending === undefined
  }

  /** Goes away with the page; what was typed stays with its draft. */
  dispose(): void {
    clearTimeout(this.timer)
    this.stopped = true
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), ms)
  }

  private send(): Promise<void> {
    this.underWay ??= this.attempt().finally(() => {
      this.underWay = undefined
    })
    return this.underWay
  }

  private async attempt(): Promise<void> {
    const sent = this.pending
    if (!sent) return
    this.options.onState('saving')
    const outcome = await this.options.save(sent.value)
    const newest = this.pending === sent
    if (outcome === 'saved' && newest) this.pending = undefined
    if (outcome === 'conflict') this.stopped = true
    if (this.stopped && outcome !== 'conflict') return
    this.options.onState(outcome === 'saved' && !newest ? 'waiting' : outcome)
    if (outcome === 'saved' && !newest) this.schedule(this.options.delayMs)
    if (outcome === 'failed') this.schedule(this.options.retryMs)
  }
}
