import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PreparedReply } from './prepared'

/** Replies smaller than this are not worth compressing, bytes. */
const leastToCompress = 1024

/** Headers of every prepared reply. */
export const everywhere = { vary: 'authorization, accept-encoding', 'cache-control': 'private, no-cache', 'content-type': 'application/json; charset=utf-8' }

export const wantsPacked = ({ headers }: { headers: IncomingHttpHeaders }, { body }: PreparedReply): boolean =>
  body.length >= leastToCompress && headers['accept-encoding']?.includes('br') === true

/** Sends what was prepared, plain or compressed, or 304 to whoever has it already. Nothing but a first compression is waited for. */
export function sendPrepared(request: FastifyRequest, reply: FastifyReply, prepared: PreparedReply): FastifyReply | Promise<FastifyReply> {
  const known = request.headers['if-none-match']
  reply.headers(everywhere).header('etag', prepared.etag)
  if (known?.includes(prepared.etag)) return reply.code(304).removeHeader('content-type').send()
  if (wantsPacked(request, prepared)) return sendCompressed(reply, prepared)
  return reply.send(prepared.body)
}

async function sendCompressed(reply: FastifyReply, { etag, compressed }: PreparedReply): Promise<FastifyReply> {
  const body = await compressed()
  // the same content in other bytes is another representation (RFC 9110, 8.8.3)
  return reply.header('etag', `W/${etag}`).header('content-encoding', 'br').send(body)
}
