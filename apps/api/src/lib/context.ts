import type { Actor } from '@ejia/domain/actor'
import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import type { Jobs } from '../jobs/jobs'

/** The database or the transaction under way. The first argument of every query; never optional. */
export type Executor = PgDatabase<NodePgQueryResultHKT, Record<string, never>>

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
