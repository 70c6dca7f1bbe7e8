import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PreparedReply } from './prepared'

/** Replies smaller than this are not worth compressing, bytes. */
const leastToCompress = 1024

/** Sends what was prepared, plain or compressed, or 304 to whoever has it already. */
export async function sendPrepared(request: FastifyRequest, reply: FastifyReply, prepared: PreparedReply): Promise<FastifyReply> {
  const { headers } = request
  reply.header('vary', 'authorization, accept-encoding').header('cache-control', 'private, no-cache').header('etag', prepared.etag)
  if (headers['if-none-match']?.includes(prepared.etag)) return reply.code(304).send()
  reply.header('content-type', 'application/json; charset=utf-8')
  if (prepared.body.length < leastToCompress || !headers['accept-encoding']?.includes('br')) return reply.send(prepared.body)
  const compressed = await prepared.compressed()
  // the same content in other bytes is another representation (RFC 9110, 8.8.3)
  return reply.header('etag', `W/${prepared.etag}`).header('content-encoding', 'br').send(compressed)
}
