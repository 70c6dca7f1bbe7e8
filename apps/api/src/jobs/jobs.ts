import type { Executor } from '../lib/context'
import type { JobName } from './job-names'

/** Ids and closed-list values only, as in the audit: what is said of people stays in their tables. */
export type JobData = Readonly<Record<string, string | number | boolean | null>>

export interface JobOptions {
  /** Not before this moment of the API's clock. */
  startAfter?: Date
  /** While a job of this name with this key waits, another one is not added. */
  singletonKey?: string
}

/**
 * Puts work off. A job is a reminder, never the fact: what is to be done stands in a table of the feature's own, written in
 * the same transaction, and a sweep (`app.jobs.every`) finds what a lost job would have done. So a queue in trouble never
 * fails a request, and every job may run twice.
 */
export interface Jobs {
  enqueue: (db: Executor, name: JobName, data: JobData, options?: JobOptions) => Promise<void>
}

/** For scripts that have nothing to put off: demonstration data lives through months in minutes. */
export const noJobs: Jobs = { enqueue: () => Promise.resolve() }
