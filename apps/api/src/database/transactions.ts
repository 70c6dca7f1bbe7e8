import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { Executor } from '../lib/context'

type Transaction = Executor['transaction']

/** One drizzle per connection, made when it is first used: making it costs more than a statement. */
const onConnection = new WeakMap<pg.PoolClient, Executor>()

function executorOn(client: pg.PoolClient): Executor {
  const known = onConnection.get(client)
  if (known) return known
  const made = drizzle(client) as Executor
  onConnection.set(client, made)
  return made
}

/**
 * Gives `db` transactions that survive a bad connection. drizzle's own never gives the connection back when `begin` fails, so
 * that every such failure makes the pool smaller until nothing is left of it; it gives back one whose state nobody knows; and
 * it tells of the rollback that could not be sent, not of what went wrong before.
 */
export function withTransactions(db: Executor, pool: pg.Pool): Executor {
  const transaction: Transaction = async (work, config) => {
    const client = await pool.connect()
    let reason: unknown
    let sound = true
    try {
      return await executorOn(client).transaction((tx) => work(tx).catch((error: unknown) => { throw (reason = noteWaitingInVain(client, error)) }), config)
    } catch (error) {
      // after an error of the work itself, and idle: it was rolled back; of `begin` or `commit` itself: nobody knows
      sound = reason !== undefined && client.getTransactionStatus() === 'I'
      throw reason ?? error
    } finally {
      client.release(!sound)
    }
  }
  return Object.assign(db, { transaction })
}

/** A server that has not answered in time will not answer the rollback either: the connection is cut, and the server rolls back. */
function noteWaitingInVain(client: pg.PoolClient, error: unknown): unknown {
  if (isReadTimeout(error)) void (client as pg.PoolClient & Pick<pg.Client, 'end'>).end()
  return error
}

const isReadTimeout = (error: unknown): boolean => error instanceof Error && (error.message === 'Query read timeout' || isReadTimeout(error.cause))
