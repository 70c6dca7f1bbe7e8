import type { FastifyReply } from 'fastify'

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** Answers with a document made for this person now: saved under its Chinese name, kept in no cache. */
export function sendDocument(reply: FastifyReply, name: `${string}.${keyof typeof types}`, content: Buffer): FastifyReply {
  const type = types[name.endsWith('.docx') ? 'docx' : 'xlsx']
  return reply
    .type(type)
    .header('content-disposition', attachment(name))
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .send(content)
}

/** The name in both forms of RFC 6266: for old programs in plain letters, for the others as it is (RFC 5987). */
function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7E]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name.replace(/[\ud800-\udfff\p{Cc}/\\]/gu, '_')).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
