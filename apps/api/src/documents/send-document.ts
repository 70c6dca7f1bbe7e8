import type { FastifyReply } from 'fastify'
import { disposition } from './disposition'

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** Answers with a document made for this person now: saved under its Chinese name, kept in no cache. */
export function sendDocument(reply: FastifyReply, name: `${string}.${keyof typeof types}`, content: Buffer): FastifyReply {
  const type = types[name.endsWith('.docx') ? 'docx' : 'xlsx']
  return reply
    .type(type)
    .header('content-disposition', disposition('attachment', name))
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .send(content)
}
