import { sql } from 'drizzle-orm'
import fp from 'fastify-plugin'

/** `/healthz`: the process answers. `/readyz`: it can serve, the database is there and its clock agrees. */
export const healthPlugin = fp(
  async (app) => {
    app.get('/healthz', { schema: { hide: true }, logLevel: 'warn' }, () => ({ state: 'up' }))
    app.get('/readyz', { schema: { hide: true }, logLevel: 'warn' }, async () => {
      const result = await app.db.execute<{ at: string }>(sql`select extract(epoch from clock_timestamp()) as at`)
      const driftSeconds = Math.abs(Number(result.rows[0]?.at) - app.clock.now().getTime() / 1000)
      // the API's clock decides; a second off the database's and an operator should look at the machine's time service
      if (driftSeconds > 1) app.log.warn({ driftSeconds }, 'the clocks of the API and the database differ')
      return { state: 'ready', clockAgrees: driftSeconds <= 1 }
    })
  },
  { name: 'health', dependencies: ['db'] },
)
