import fp from 'fastify-plugin'
import { forgetOldKeys } from '../lib/idempotency'
import { forgetOldSessions } from '../modules/auth'
import { forgetOldPushes } from '../modules/wechat'

declare module 'fastify' {
  interface FastifyInstance {
    /** Forgets what nobody can use any more; the timer calls the same. */
    keepHouse: () => Promise<void>
  }
}

const everyHour = 3_600_000

/** Old idempotency keys, spent sessions and their tokens, messages of WeChat it sends no more. Any number of processes may do it: deleting twice deletes once. */
export const housekeepingPlugin = fp(
  async (app) => {
    app.decorate('keepHouse', async () => {
      const now = app.clock.now()
      await forgetOldKeys(app.longDb, now)
      const ctx = { db: app.longDb, now, actor: null, jobs: app.jobs }
      await forgetOldSessions(ctx)
      await forgetOldPushes(ctx)
    })
    let running: Promise<unknown> = Promise.resolve()
    const timer = setInterval(() => {
      running = app.keepHouse().catch((error: unknown) => app.log.warn({ err: error }, 'housekeeping failed; it is tried again'))
    }, everyHour).unref()
    app.addHook('preClose', async () => {
      clearInterval(timer)
      await running
    })
  },
  { name: 'housekeeping', dependencies: ['db'] },
)
