import { availableParallelism } from 'node:os'
import type pg from 'pg'
import { AppError } from '../../../lib/app-error'
import { databaseProblem } from '../../../plugins/database-problem'
import { countRecorded } from './check-in.counts'
import type { Recorded } from './check-in.repo'
import { recordScans, type ScanRow } from './scan.repo'

/** Scans of one statement at most. */
const mostScans = 128
/**
 * Statements under way at once: two share a commit among many, and none waits long (measured on two cores). Where there are more,
 * PostgreSQL can work on more, though never on so many that others go without a connection.
 */
const mostStatements = Math.min(5, Math.max(2, Math.floor(availableParallelism() / 2)))
/** Scans that may wait for a database that does not keep up; the phones of those beyond try again. */
const mostWaiting = 5000

interface Waiting {
  scan: ScanRow
  resolve: (recorded: Recorded | null) => void
  reject: (error: unknown) => void
}

/**
 * Lets check-ins that arrive together share a statement and its commit. Nobody waits for company: a scan leaves at once
 * unless enough statements are under way. Each is answered after the commit it was part of.
 */
export class CheckInQueue {
  private waiting: Waiting[] = []
  private underWay = 0

  constructor(private readonly pool: pg.Pool) {}

  /** Scans that wait for a statement. */
  get length(): number {
    return this.waiting.length
  }

  /** What was recorded; null when nothing new was: already there, not in order, or the activity is not open any more. */
  push(scan: ScanRow): Promise<Recorded | null> {
    if (this.waiting.length >= mostWaiting) throw new AppError('server.busy', { retryAfter: 2 })
    return new Promise((resolve, reject) => {
      this.waiting.push({ scan, resolve, reject })
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

  /** At most one scan per account goes together, as the points statement wants one fact per member; the others are next. */
  private take(): Waiting[] {
    const [accounts, batch, left] = [new Set<string>(), [] as Waiting[], [] as Waiting[]]
    for (const one of this.waiting) {
      const fits = batch.length < mostScans && !accounts.has(one.scan.account_id)
      if (fits) accounts.add(one.scan.account_id)
      ;(fits ? batch : left).push(one)
    }
    this.waiting = left
    return batch
  }

  private async record(batch: readonly Waiting[]): Promise<void> {
    try {
      const recorded = await recordScans(this.pool, batch.map((one) => one.scan))
      countRecorded(recorded)
      const byId = new Map(recorded.map((row) => [row.attendance_id, row]))
      for (const one of batch) one.resolve(byId.get(one.scan.attendance_id) ?? null)
    } catch (error) {
      if (batch.length > 1 && isOfOne(error)) await this.recordSingly(batch)
      else this.refuse(batch, error)
    }
  }

  /** Those who wait behind would only wait for the same: their phones gave up before it was their turn. */
  private refuse(batch: readonly Waiting[], error: unknown): void {
    const behind = isOfOne(error) ? [] : this.waiting.splice(0)
    for (const one of [...batch, ...behind]) one.reject(error)
  }

  /** One bad scan never fails the others. */
  private async recordSingly(batch: readonly Waiting[]): Promise<void> {
    for (const one of batch) await this.record([one])
  }
}

/** Whether one of the scans may be to blame; when the database cannot serve now, each alone would only wait for the same. */
const isOfOne = (error: unknown): boolean => databaseProblem(error) !== 'server.busy' || /^40/.test(String((error as { code?: unknown }).code))
