import type { Actor } from '@ejia/domain/actor'
import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import type { JobName } from '../jobs/job-names'

/** The database or the transaction under way. The first argument of every query; never optional. */
export type Executor = PgDatabase<NodePgQueryResultHKT, Record<string, never>>

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

/** What a use case knows of the request: where to write, when it is, who acts, and what is put off. */
export interface Context {
  db: Executor
  now: Date
  actor: Actor | null
  /** Where to put work that is done after the answer. */
  jobs: Jobs
}

/** A context in which somebody is signed in. */
export interface ActorContext extends Context {
  actor: Actor
}

/** Runs `work` in one transaction of its own; for the use cases that do not get one from their route. */
export const inTransaction = <C extends Context, T>(ctx: C, work: (ctx: C) => Promise<T>): Promise<T> =>
  ctx.db.transaction((tx) => work({ ...ctx, db: tx }))

/** The row that a statement always brings (`returning`, an aggregate, a row just locked). */
export function sole<T>(rows: readonly T[]): T {
  const [row] = rows
  if (row === undefined) throw new Error('a statement that always brings a row brought none')
  return row
}
