import fp from 'fastify-plugin'
import { AppError } from '../lib/app-error'

declare module 'fastify' {
  interface FastifyInstance {
    /** How this process is getting on: `leaving` once its shutdown has begun. */
    life: { leaving: boolean }
  }
}

/**
 * A process that is shutting down finishes what it accepted. What still arrives on open connections is asked to come back, in a
 * moment and to another process, in words a client understands (`return503OnClosing` of the framework would answer in its own).
 */
export const leavingPlugin = fp(
  async (app) => {
    const life = { leaving: false }
    app.decorate('life', life)
    app.addHook('preClose', async () => {
      life.leaving = true
    })
    app.addHook('onRequest', (request, _reply, done) => {
      const refused = life.leaving && request.routeOptions.config.uncounted !== true
      done(refused ? new AppError('server.busy', { retryAfter: 2 }) : undefined)
    })
  },
  { name: 'leaving' },
)
