import type { IncomingMessage, ServerResponse } from 'node:http'
import fp from 'fastify-plugin'
import helmet from 'helmet'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What leaves is data for a program, never a page or a file. */
    data?: boolean
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Of every reply that is data. */
    dataHeaders: Headers
  }
}

type Headers = Readonly<Record<string, string>>

/** What helmet would write on every reply. It depends on nothing that is asked, so it is asked once. */
function headersOf(options: Parameters<typeof helmet>[0]): Headers {
  const headers: Record<string, string> = {}
  const reply = { setHeader: (name: string, value: string) => (headers[name.toLowerCase()] = value), removeHeader: () => undefined }
  helmet(options)({} as IncomingMessage, reply as unknown as ServerResponse, () => undefined)
  return headers
}

/** For pages, files and whatever else a browser may show. */
const forPages = (secure: boolean): Headers =>
  headersOf({
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
        upgradeInsecureRequests: secure ? [] : null,
      },
    },
    hsts: secure,
  })

/**
 * For data: read as nothing but data, by nobody else's page, and should a browser be led to show it, as a page that may do
 * nothing. What speaks of scripts, downloads and windows of a page has no object here.
 */
const forData = (secure: boolean): Headers =>
  headersOf({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    hsts: secure,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })

/** Headers for the one origin that serves API, H5 and documents. */
export const securityPlugin = fp(
  async (app) => {
    const secure = app.env.publicUrl.startsWith('https:')
    const [page, data] = [forPages(secure), forData(secure)]
    app.decorate('dataHeaders', data)
    app.addHook('onRequest', (request, reply, done) => {
      reply.headers(request.routeOptions.config.data ? data : page)
      done()
    })
  },
  { name: 'security' },
)
