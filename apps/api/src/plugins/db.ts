import { drizzle } from 'drizzle-orm/node-postgres'
import fp from 'fastify-plugin'
import type pg from 'pg'
import { openPool } from '../database/open-pool'
import { withTransactions } from '../database/transactions'
import type { Executor } from '../lib/context'

declare module 'fastify' {
  interface FastifyInstance {
    /** For requests. Outside any transaction. */
    db: Executor
    pool: pg.Pool
    /** For long work that nobody waits for with a phone in their hand: jobs, exports, housekeeping, sealing. */
    longDb: Executor
    longPool: pg.Pool
  }
}

const seconds = 1000

/**
 * How long a request may wait, each for its reason. Whoever waits longer is told to come back (503 with Retry-After), so that
 * a database in trouble is not buried under those who gave up long ago: a phone gives up after 15 s, then tries again.
 */
const requests = {
  // PostgreSQL's default of 100 then serves several processes
  max: 10,
  // for a connection, new or free: a hall that scans at once on a slow machine is let in whole, and with the wait for a row
  // it still fits into the patience of a phone
  connectionTimeoutMillis: 8 * seconds,
  // for somebody else's row: no request holds one for seconds unless it is in trouble itself
  lock_timeout: 5 * seconds,
  // one statement: the slowest legitimate one, the totals of a whole committee over a million ledger rows, takes some eight
  statement_timeout: 15 * seconds,
  // the same, kept by this side: a server that is frozen or cut off keeps no time-out
  query_timeout: 20 * seconds,
  // a process that stands still between two statements must not hold others' rows
  idle_in_transaction_session_timeout: 30 * seconds,
  application_name: 'ejia requests',
}

/** Long work has connections of its own, so that neither waits for the other. It is bounded too: what hangs is found, not kept. */
const longWork = {
  // two jobs, the queue's own housekeeping, the sealer and an export at a time
  max: 5,
  connectionTimeoutMillis: 30 * seconds,
  // what requests hold is free within seconds; other jobs may hold longer
  lock_timeout: 60 * seconds,
  statement_timeout: 300 * seconds,
  query_timeout: 310 * seconds,
  idle_in_transaction_session_timeout: 300 * seconds,
  application_name: 'ejia long work',
}

/** A connection that a firewall forgot is noticed within a minute or two. */
const kept = { keepAlive: true, keepAliveInitialDelayMillis: 30 * seconds }

/** Milliseconds a closing process waits for connections of work it has given up. */
const patienceMs = 1 * seconds

/** The database: two pools, closed with the app. Migrations, seed and scripts connect for themselves and without limits. */
export const dbPlugin = fp(
  async (app) => {
    const open = (limits: pg.PoolConfig) => {
      const { pool, close } = openPool({ connectionString: app.env.databaseUrl, ...kept, ...limits })
      pool.on('error', (error) => app.log.warn({ err: error }, 'an idle database connection was lost'))
      app.addHook('onClose', () => close(patienceMs))
      return { pool, db: withTransactions(drizzle(pool), pool) }
    }
    const [quick, long] = [open(requests), open(longWork)]
    app.decorate('pool', quick.pool)
    app.decorate('db', quick.db)
    app.decorate('longPool', long.pool)
    app.decorate('longDb', long.db)
  },
  { name: 'db' },
)
