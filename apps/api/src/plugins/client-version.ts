import fp from 'fastify-plugin'
import { AppError } from '../lib/app-error'

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether a client that calls itself so is still served. */
    serves: (version: string) => boolean
  }
}

/** The server is upgraded first; a client too old for it is told so and offers the update. */
export const clientVersionPlugin = fp(
  async (app) => {
    const oldest = parts(app.env.minClientVersion)
    app.decorate('serves', (version) => !isOlder(parts(version), oldest))
    app.addHook('onRequest', (request, _reply, done) => {
      const version = request.headers['x-client-version']
      done(typeof version === 'string' && !app.serves(version) ? new AppError('client.too_old') : undefined)
    })
  },
  { name: 'client-version' },
)

const parts = (version: string): number[] => version.split('.').map((part) => Number.parseInt(part, 10) || 0)

function isOlder(version: number[], oldest: number[]): boolean {
  for (let i = 0; i < 3; i++) {
    const difference = (version[i] ?? 0) - (oldest[i] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}
