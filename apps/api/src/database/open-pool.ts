import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { Connection } from './connection'

export interface OpenPool {
  pool: pg.Pool
  /** Ends what is idle at once and what is under way within this patience; what is left is cut off, and the server rolls it back. */
  close: (patienceMs: number) => Promise<void>
}

export function openPool(config: pg.PoolConfig): OpenPool {
  const pool = new pg.Pool({ ...config, Client: Connection })
  const connections = new Set<pg.PoolClient>()
  pool.on('connect', (client) => connections.add(client))
  pool.on('remove', (client) => connections.delete(client))
  const close = async (patienceMs: number): Promise<void> => {
    const ended = pool.end().then(() => true)
    if (await Promise.race([ended, pause(patienceMs, false, { ref: false })])) return
    for (const connection of connections) void (connection as pg.PoolClient & Pick<pg.Client, 'end'>).end()
  }
  return { pool, close }
}
