import { sql, type SQL } from 'drizzle-orm'
import PgBoss from 'pg-boss'
import type { Executor } from '../lib/context'

/** Schema of the queue's tables, beside the product's own. */
export const jobSchema = 'jobs'

type Rows = { rows: Record<string, unknown>[] }
export type ExecuteSql = (text: string, values?: unknown[]) => Promise<Rows>

/**
 * pg-boss as a set of statements: it is never started. Its own workers judge time by the database's clock and do not wait for
 * their own bookkeeping, so that a database that went away would end the process; `run-jobs.ts` does that part.
 */
export const bossOn = (executeSql: ExecuteSql): PgBoss =>
  new PgBoss({ db: { executeSql }, schema: jobSchema, migrate: true, supervise: false, schedule: false })

/** Runs statements with `$1` in them inside whatever the executor is: the pool or the transaction under way. */
export const executeOn =
  (db: Executor): ExecuteSql =>
  (text, values = []) =>
    db.execute(withValues(text, values))

function withValues(text: string, values: readonly unknown[]): SQL {
  const pieces = text.split(/\$(\d+)/)
  return sql.join(pieces.map((piece, at) => (at % 2 === 0 ? sql.raw(piece) : sql`${sql.param(values[Number(piece) - 1] ?? null)}`)))
}
