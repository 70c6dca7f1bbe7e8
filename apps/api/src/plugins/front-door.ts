import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { networkOf } from '../limits/network-of'
import { recallActor } from '../modules/auth'
import { outgoingOf, sendOutgoing, type Outgoing } from '../prepared/outgoing'
import type { PreparedReply } from '../prepared/prepared'
import { everywhere, wantsPacked } from '../prepared/send-prepared'

declare module 'fastify' {
  interface FastifyInstance {
    /** Replies that left before the framework looked at the request. */
    frontDoor: { answered: number }
    /** The framework's own maker of request ids; its types leave it out. */
    genReqId: (request: IncomingMessage) => string
  }
}

/**
 * What is remembered, for somebody who is remembered, leaves before the framework takes the request up: half the time of such a
 * reply would be its routing and hooks. Nothing is decided here that is not decided there: whatever is not plain (an old client, a
 * token that is not remembered, a ceiling that is reached, a visitor behind a proxy, a copy that is to be compared) is passed on whole.
 */
export const frontDoorPlugin = fp(
  async (app) => {
    const frontDoor = { answered: 0 }
    app.decorate('frontDoor', frontDoor)
    const framework = app.server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[]
    app.server.removeAllListeners('request')
    app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (answer(app, request, response)) frontDoor.answered++
      else for (const listener of framework) listener(request, response)
    })
  },
  { name: 'front-door', dependencies: ['watch', 'leaving', 'security', 'changes', 'rate-limit', 'client-version', 'auth'] },
)

/** Headers that say the request is not a plain read. */
const notPlain = ['if-none-match', 'content-length', 'transfer-encoding', 'range', 'idempotency-key'] as const

function answer(app: FastifyInstance, request: IncomingMessage, response: ServerResponse): boolean {
  if (app.life.leaving || !isPlain(app, request)) return false
  const token = request.headers.authorization
  const signedIn = token === undefined ? null : recallActor(app, token)
  if (token !== undefined && !signedIn) return false
  const reply = app.prepared.recall(request.url ?? '', signedIn?.actor ?? null)
  if (!reply || app.prepared.isDue(reply)) return false
  const packed = wantsPacked(request, reply)
  if (packed && !reply.compressedNow) return false
  if (!admits(app, reply, request, signedIn?.claims.sub)) return false
  send(app, request, response, reply, packed ? reply.compressedNow : undefined)
  return true
}

function isPlain(app: FastifyInstance, { method, headers }: IncomingMessage): boolean {
  if (method !== 'GET') return false
  for (const name of notPlain) if (headers[name] !== undefined) return false
  const version = headers['x-client-version']
  return version === undefined || (typeof version === 'string' && app.serves(version))
}

/** Takes one from whose ceiling it is; false: the framework refuses it in its words, or has nothing to count it by. */
function admits({ clock }: FastifyInstance, { route }: PreparedReply, { socket, headers }: IncomingMessage, account: string | undefined): boolean {
  // whose address it is behind a proxy is the framework's to say
  if (account === undefined && (route.access !== 'anyone' || headers['x-forwarded-for'] !== undefined)) return false
  const { ceilings } = route
  if (!ceilings) return true
  const nowMs = clock.now().getTime()
  const wait = account === undefined ? ceilings.visitors.take(networkOf(socket.remoteAddress ?? ''), nowMs) : ceilings.account.take(account, nowMs)
  return wait === 0
}

function send(app: FastifyInstance, request: IncomingMessage, response: ServerResponse, reply: PreparedReply, packed: Buffer | undefined): void {
  const began = performance.now()
  const id = app.genReqId(request)
  sendOutgoing(response, packed ? (reply.packed ??= outgoing(app, reply, packed)) : (reply.plain ??= outgoing(app, reply, reply.body)), id)
  app.watch(reply.route, id, 200, performance.now() - began)
}

function outgoing({ dataHeaders, server }: FastifyInstance, { body: plain, etag }: PreparedReply, body: Buffer): Outgoing {
  const shape: Record<string, string> = body === plain ? { etag } : { etag: `W/${etag}`, 'content-encoding': 'br' }
  return outgoingOf({ ...dataHeaders, ...everywhere, ...shape, 'content-length': String(body.length) }, body, server.keepAliveTimeout)
}
