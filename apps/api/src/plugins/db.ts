import { drizzle } from 'drizzle-orm/node-postgres'
import fp from 'fastify-plugin'
import pg from 'pg'
import type { Executor } from '../lib/context'

declare module 'fastify' {
  interface FastifyInstance {
    /** Outside any transaction. */
    db: Executor
    pool: pg.Pool
  }
}

/** Connections one process holds; PostgreSQL's default of 100 then serves several processes. */
const poolSize = 10

/** The database: one pool, closed with the app. */
export const dbPlugin = fp(
  async (app) => {
    const pool = new pg.Pool({ connectionString: app.env.databaseUrl, max: poolSize, connectionTimeoutMillis: 15_000 })
    pool.on('error', (error) => app.log.warn({ err: error }, 'an idle database connection was lost'))
    app.decorate('pool', pool)
    app.decorate('db', drizzle(pool) as Executor)
    app.addHook('onClose', () => pool.end())
  },
  { name: 'db' },
)
