import fp from 'fastify-plugin'
import { ChangeListener } from '../changes/change-listener'
import { audienceOf } from '../modules/posts'
import { Prepared } from '../prepared/prepared'
import { loggable } from './loggable'

declare module 'fastify' {
  interface FastifyInstance {
    /** What other processes, and this one, changed. */
    changes: ChangeListener
    /** Replies that readers of one audience share, as bytes. */
    prepared: Prepared
  }
}

/** What this process may remember, and what makes it forget. */
export const changesPlugin = fp(
  async (app) => {
    const changes = new ChangeListener({
      connectionString: app.env.databaseUrl,
      told: (listening, error) => {
        if (listening) app.log.info('listening for changes')
        else app.log.warn({ error: error instanceof Error ? loggable(error) : undefined }, 'changes are not heard: nothing is served from memory')
      },
    })
    const prepared = new Prepared({ trusted: () => app.env.prepared && changes.hears, clock: app.clock, audienceOf })
    changes.on('content', () => prepared.drop())
    changes.on('people', () => app.actorMemory.forgetAll())
    app.decorate('changes', changes)
    app.decorate('prepared', prepared)
    app.addHook('onReady', () => changes.start())
    app.addHook('onClose', () => changes.stop())
  },
  { name: 'changes', dependencies: ['db'] },
)
