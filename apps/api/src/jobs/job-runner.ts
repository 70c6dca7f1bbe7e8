import { zone } from '@ejia/domain/calendar'
import { Cron } from 'croner'
import type { Clock } from '../lib/clock'
import type { Context, Executor, JobData, Jobs } from '../lib/context'
import { insertJob, insertTimed } from './enqueue'
import type { JobName } from './job-names'
import { claimDue, giveBack, markDone, markFailed, type ClaimedJob } from './job.repo'

export type JobHandler<D extends JobData = JobData> = (ctx: Context, data: D) => Promise<void>

export interface Surroundings {
  db: Executor
  clock: Clock
  /** Told of every error, with what was going on. */
  complain: (error: unknown, about: string, name?: JobName) => void
}

const minute = 60_000

/** The jobs this process knows how to do, and how it goes about them. It runs nothing by itself: see `job-loop.ts`. */
export class JobRunner implements Jobs {
  private readonly handlers = new Map<JobName, JobHandler>()
  private readonly timetable = new Map<JobName, { cron: Cron; laidOut: number }>()
  private readonly running = new Set<ClaimedJob>()

  constructor(private readonly around: Surroundings) {}

  enqueue: Jobs['enqueue'] = async (db, name, data, options) => {
    await insertJob(db, name, data, this.around.clock.now(), options).catch((error: unknown) => this.around.complain(error, 'a job could not be put on the queue; its sweep will find it', name))
  }

  work<D extends JobData>(name: JobName, handler: JobHandler<D>): void {
    if (this.handlers.has(name)) throw new Error(`the job ${name} has a handler already`)
    this.handlers.set(name, handler as unknown as JobHandler)
  }

  /** By the clock of Asia/Shanghai, to the minute. Each minute of it is done once, by one process. */
  every(name: JobName, pattern: string, handler: JobHandler): void {
    this.work(name, handler)
    this.timetable.set(name, { cron: new Cron(pattern, { timezone: zone, paused: true }), laidOut: 0 })
  }

  /** Puts on the queue what the timetable has for this minute. */
  async layOutTimetable(): Promise<void> {
    const slot = Math.floor(this.around.clock.now().getTime() / minute) * minute
    for (const [name, entry] of this.timetable) {
      if (entry.laidOut === slot || entry.cron.nextRun(new Date(slot - 1000))?.getTime() !== slot) continue
      await insertTimed(this.around.db, name, new Date(slot))
      entry.laidOut = slot
    }
  }

  /** Does the one job that has been due longest; false when none is. A handler that throws is tried again later. */
  async runOne(): Promise<boolean> {
    const { db, clock, complain } = this.around
    const names = [...this.handlers.keys()]
    const job = names.length === 0 ? undefined : await claimDue(db, names, clock.now())
    if (!job) return false
    this.running.add(job)
    try {
      await this.handlers.get(job.name)?.({ db, now: clock.now(), actor: null, jobs: this }, job.data)
      await markDone(db, job, clock.now())
    } catch (error) {
      complain(error, 'a job failed; it is tried again', job.name)
      await markFailed(db, job, clock.now())
    } finally {
      this.running.delete(job)
    }
    return true
  }

  /** Everything that is due now, one after another: what tests do instead of waiting. */
  async runDue(): Promise<number> {
    await this.layOutTimetable()
    let done = 0
    while (await this.runOne()) done += 1
    return done
  }

  /** Leaves what is still under way to other processes. */
  async giveUp(): Promise<void> {
    for (const job of this.running) await giveBack(this.around.db, job)
  }
}
