import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import fp from 'fastify-plugin'

/** Serves the H5 client from the API's own origin, and turns scanned links into pages: `/ci/…` checks in, `/cs/…` signs a console in. */
export const webPlugin = fp(
  async (app) => {
    app.get('/ci/:code', { schema: { hide: true } }, (request, reply) => {
      const { code } = request.params as { code: string }
      return reply.redirect(`/#/features/activities/check-in/index?code=${encodeURIComponent(code)}`)
    })
    app.get('/cs/:code', { schema: { hide: true } }, (request, reply) => {
      const { code } = request.params as { code: string }
      return reply.redirect(`/#/features/auth/console/index?code=${encodeURIComponent(code)}`)
    })
    const root = app.env.webDir && path.resolve(app.env.webDir)
    if (!root || !existsSync(root)) return
    await app.register(fastifyStatic, {
      root,
      // file names carry a hash of their content; the page that names them does not
      setHeaders: (reply, file) => {
        void reply.header('cache-control', file.endsWith('.html') ? 'no-cache' : 'public, max-age=31536000, immutable')
      },
    })
  },
  { name: 'web' },
)
