import { setTimeout as pause } from 'node:timers/promises'
import type { JobRunner } from './job-runner'

/** Jobs one process does at a time: a long one does not hold up the others, requests keep most of the connections. */
const lanes = 2
const pollMs = 2000
/** Between two tries while the queue is in trouble. */
const troubleMs = 30_000
const timetableMs = 10_000
const maintenanceMs = 300_000
/** Milliseconds a closing process waits for what it took up. */
const patienceMs = 7000

interface Tasks {
  runner: JobRunner
  maintain: () => Promise<void>
  complain: (error: unknown, about: string) => void
}

/** Works at the queue until told to stop; trouble with the queue slows it down and never ends it. */
export class JobLoop {
  private readonly stopping = new AbortController()
  private readonly ended: Promise<unknown>

  constructor(private readonly tasks: Tasks) {
    const { runner, maintain } = tasks
    const loops = Array.from({ length: lanes }, () => this.repeat(pollMs, 'jobs cannot be fetched', () => this.drain()))
    loops.push(this.repeat(timetableMs, 'the timetable cannot be laid out', () => runner.layOutTimetable()))
    loops.push(this.repeat(maintenanceMs, 'the queue cannot be tidied', maintain))
    this.ended = Promise.all(loops)
  }

  private async drain(): Promise<void> {
    while (!this.stopping.signal.aborted && (await this.tasks.runner.runOne())) continue
  }

  private async repeat(everyMs: number, about: string, work: () => Promise<void>): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      let rest = everyMs
      await work().catch((error: unknown) => {
        this.tasks.complain(error, about)
        rest = Math.max(everyMs, troubleMs)
      })
      await pause(rest, undefined, { signal, ref: false }).catch(() => undefined)
    }
  }

  /** Finishes what it took up, within its patience; the rest goes back to the queue. */
  async stop(): Promise<void> {
    this.stopping.abort()
    const finished = await Promise.race([this.ended.then(() => true), pause(patienceMs, false, { ref: false })])
    if (!finished) await this.tasks.runner.giveUp().catch((error: unknown) => this.tasks.complain(error, 'jobs could not be given back'))
  }
}
