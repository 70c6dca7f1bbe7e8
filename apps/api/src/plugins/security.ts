import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import fp from 'fastify-plugin'

/** Headers for the one origin that serves API, H5 and documents. */
export const securityPlugin = fp(
  async (app) => {
    await app.register(helmet, {
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          // Taro sets sizes through style attributes; Ant Design writes the styles of a component when it is first drawn. Neither
          // can carry a nonce in a page that is served from prepared, compressed bytes. Scripts stay ours alone.
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          // Taro's own stylesheet carries its few icons as a font
          fontSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          frameAncestors: ["'none'"],
          upgradeInsecureRequests: app.env.publicUrl.startsWith('https:') ? [] : null,
        },
      },
      hsts: app.env.publicUrl.startsWith('https:'),
    })
    await app.register(cookie)
  },
  { name: 'security' },
)
