import { fileEndpoints } from '@ejia/contract/files/endpoints'
import { fileRoutes } from '@ejia/contract/files/routes'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { found } from '../../lib/app-error'
import { bind } from '../../lib/bind'
import { readUpload } from '../../plugins/multipart'
import { isSignedFor } from './file-links'
import type { FileRow } from './files.repo'
import { keepFile, readable, type CanRead, type Sharing } from './files.service'
import type { FileStore } from './files.store'
import { openStore } from './open-store'

declare module 'fastify' {
  interface FastifyInstance {
    fileStore: FileStore
    fileOwners: CanRead[]
  }
}

/** Modules that show files say here who may read them; a file none of them claims is its uploader's alone. */
export function registerFileOwner(app: FastifyInstance, canRead: CanRead): void {
  app.fileOwners.push(canRead)
}

export const filesModule = fp(
  async (app) => {
    app.decorate('fileStore', openStore(app.env))
    app.decorate('fileOwners', [])

    bind(app, fileEndpoints, fileRoutes, {
      upload: async ({ ctx, request }) => keepFile(ctx, app.fileStore, await readUpload(request)),
      download: async ({ ctx, params, query, request, reply }) => {
        const hasLink = query.sig !== undefined && isSignedFor(app.env, params.fileId, query.sig, ctx.now)
        const { row, sharing } = await readable(ctx, app.fileOwners, params.fileId, hasLink)
        return sendFile(app.fileStore, request, reply, row, sharing)
      },
    })
  },
  { name: 'files' },
)

/** A file's bytes never change under its id, its readers may: others' caches ask again soon, the reader's own at midnight. */
const caching: Record<Sharing, string> = { public: 'public, max-age=3600', private: 'private, max-age=86400' }

async function sendFile(store: FileStore, request: FastifyRequest, reply: FastifyReply, row: FileRow, sharing: Sharing): Promise<FastifyReply> {
  const etag = `"${row.sha256}"`
  reply.header('etag', etag).header('cache-control', caching[sharing]).header('vary', 'authorization').header('x-content-type-options', 'nosniff')
  if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
  const content = found(await store.read(row.sha256))
  return reply.type(row.type).header('content-length', row.bytes).header('content-disposition', disposition(row)).send(content)
}

/** Pictures and PDF may open in the page; everything else is saved. The name in both forms of RFC 6266. */
function disposition({ name, image, type }: FileRow): string {
  const how = image || type === 'application/pdf' ? 'inline' : 'attachment'
  const plain = name.replace(/[^\x20-\x7E]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
