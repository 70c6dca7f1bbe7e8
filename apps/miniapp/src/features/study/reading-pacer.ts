import type { ReplyOf } from '@ejia/contract/client/caller'
import { ApiError } from '../../shared/api'

export type SessionState = ReplyOf<'POST /study/items/:itemId/sessions'>

/** What keeps the server from seeing the reading: no network, a sitting begun elsewhere, or words of the server's own. */
export type Trouble = { kind: 'offline' } | { kind: 'elsewhere' } | { kind: 'refused'; message: string }

export interface Reading {
  /** The server's last word; null until it has answered once. */
  session: SessionState | null
  trouble: Trouble | null
}

export interface PacerPorts {
  open: () => Promise<SessionState>
  reach: (sessionId: string, anchor: number) => Promise<SessionState>
  onChange: (reading: Reading) => void
}

const firstRetryMs = 4000
const longestRetryMs = 30_000
const resumeMs = 1000

/**
 * Tells the server what has been read: one request at a time, one part after the other, and patiently. When the server
 * says it is too soon, it waits as long as it was told and asks again; a reader never sees that.
 */
export class ReadingPacer {
  private session: SessionState | null = null
  private trouble: Trouble | null = null
  private passedTo = -1
  private mustOpen = true
  private running = true
  private busy = false
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly ports: PacerPorts) {}

  /** Begins, or goes on after `pause`: with the page in front, or the network back. */
  resume(): void {
    this.running = true
    this.wake()
  }

  /** A page left open is not read: nothing is sent while it lies behind. */
  pause(): void {
    this.running = false
    clearTimeout(this.timer)
    this.timer = undefined
  }

  /** The end of this part came on the screen; what lies before it has been on it too. */
  passed(anchor: number): void {
    if (anchor <= this.passedTo) return
    this.passedTo = anchor
    if (this.timer === undefined) void this.step()
  }

  /** Goes on here although another device began after us. */
  takeOver(): void {
    this.mustOpen = true
    this.trouble = null
    this.wake()
  }

  private wake(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    void this.step()
  }

  private get isDue(): boolean {
    if (this.trouble !== null && this.trouble.kind !== 'offline') return false
    if (this.mustOpen || this.session === null) return true
    const { completedAt, nextAnchor, total } = this.session
    return completedAt === null && nextAnchor < total && nextAnchor <= this.passedTo
  }

  private async step(): Promise<void> {
    while (this.running && !this.busy && this.isDue) {
      this.busy = true
      const waitMs = await this.attempt()
      this.busy = false
      if (waitMs > 0 && this.running) return this.wakeAfter(waitMs)
    }
  }

  private wakeAfter(ms: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.wake(), ms)
  }

  /** One request. Answers how long to wait before the next. */
  private async attempt(): Promise<number> {
    try {
      const before = this.mustOpen ? undefined : this.session?.nextAnchor
      this.session = await this.ask()
      this.mustOpen = false
      this.failures = 0
      this.tell(null)
      // An answer that does not move on must not be asked for without end.
      return this.session.nextAnchor === before ? resumeMs : 0
    } catch (error) {
      return this.waitAfter(error)
    }
  }

  private ask(): Promise<SessionState> {
    if (this.mustOpen || this.session === null) return this.ports.open()
    return this.ports.reach(this.session.sessionId, this.session.nextAnchor)
  }

  private waitAfter(error: unknown): number {
    if (!(error instanceof ApiError)) throw error
    if (error.code === 'study.too_fast') {
      return this.waitAsTold(error.retryAfter)
    }
    // We and the server disagree about the place: opening again tells it.
    if (error.code === 'study.out_of_order') {
      this.mustOpen = true
      return resumeMs
    }
    if (error.uncertain || error.status === 429) return this.waitForNetwork(error)
    this.tell(error.code === 'study.session_closed' ? { kind: 'elsewhere' } : { kind: 'refused', message: error.message })
    return 0
  }

  private waitAsTold(seconds: number | undefined): number {
    const { session } = this
    // Before the end, what is missing is all that is missing.
    if (session && seconds !== undefined && session.nextAnchor === session.total - 1) this.session = { ...session, remainingSeconds: seconds }
    this.tell(null)
    return Math.max(1, seconds ?? session?.remainingSeconds ?? 1) * 1000
  }

  private waitForNetwork({ retryAfter }: ApiError): number {
    this.tell({ kind: 'offline' })
    return retryAfter === undefined ? Math.min(longestRetryMs, firstRetryMs * 2 ** this.failures++) : retryAfter * 1000
  }

  private tell(trouble: Trouble | null): void {
    this.trouble = trouble
    this.ports.onChange({ session: this.session, trouble })
  }
}
