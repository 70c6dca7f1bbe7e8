import type { Server } from 'node:http'
import type { FastifyHttpOptions } from 'fastify'

/** Seconds in milliseconds. */
const s = 1000

/**
 * How large a request may be and how long it may take, whatever it asks for. Each is met in `test/limits/bounds.test.ts`.
 */
export const bounds = {
  // a long article with tables, not a picture pasted as text
  bodyLimit: 1_048_576,
  // the longest thing in a path is a check-in code
  routerOptions: { maxParamLength: 200 },
  // a client that is slow with a whole request: 20 MB over a poor network take a minute; nobody sends for longer
  requestTimeout: 120 * s,
  // longer than proxies keep theirs (nginx: 60 s), so that none sends into a connection that is being closed
  keepAliveTimeout: 65 * s,
  // a connection on which nothing moved, in either direction: readers that stopped reading. A live screen gets a line every 5 s
  connectionTimeout: 120 * s,
  http: {
    // a head is sent at once or by somebody who means to hold the connection
    headersTimeout: 10 * s,
    connectionsCheckingInterval: 5 * s,
    // path, query and headers together; an access token is some 300 bytes
    maxHeaderSize: 16_384,
  },
} satisfies FastifyHttpOptions<Server>
