import type { Executor } from '../../../lib/context'
import { recordEntries, type EntryRow, type Recorded } from './check-in.repo'

/** Entries of one statement at most, and statements under way at once (measured: a commit shared by many, none waiting long). */
const mostEntries = 128
const mostStatements = 2

interface Waiting {
  entry: EntryRow
  resolve: (recorded: Recorded | null) => void
  reject: (error: unknown) => void
}

/**
 * Lets check-ins that arrive together share a statement and its commit. Nobody waits for company: an entry leaves at once
 * unless two statements are under way. Each is answered after the commit it was part of.
 */
export class CheckInQueue {
  private waiting: Waiting[] = []
  private underWay = 0

  constructor(private readonly db: Executor) {}

  /** What was recorded; null when nothing new was: already there, or the activity is not open any more. */
  push(entry: EntryRow): Promise<Recorded | null> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ entry, resolve, reject })
      this.leave()
    })
  }

  private leave(): void {
    while (this.underWay < mostStatements && this.waiting.length > 0) {
      this.underWay++
      void this.record(this.take()).finally(() => {
        this.underWay--
        this.leave()
      })
    }
  }

  /** At most one entry per member goes together, as the points statement wants; the others are next. */
  private take(): Waiting[] {
    const [members, batch, left] = [new Set<string>(), [] as Waiting[], [] as Waiting[]]
    for (const one of this.waiting) {
      const fits = batch.length < mostEntries && !members.has(one.entry.member_id)
      if (fits) members.add(one.entry.member_id)
      ;(fits ? batch : left).push(one)
    }
    this.waiting = left
    return batch
  }

  private async record(batch: readonly Waiting[]): Promise<void> {
    try {
      const recorded = await recordEntries(this.db, batch.map((one) => one.entry))
      const byId = new Map(recorded.map((row) => [row.attendance_id, row]))
      for (const one of batch) one.resolve(byId.get(one.entry.attendance_id) ?? null)
    } catch (error) {
      if (batch.length > 1) await this.recordSingly(batch)
      else batch[0]?.reject(error)
    }
  }

  /** One bad entry never fails the others. */
  private async recordSingly(batch: readonly Waiting[]): Promise<void> {
    for (const one of batch) await this.record([one])
  }
}
