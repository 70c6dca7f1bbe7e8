import { fileEndpoints } from '@ejia/contract/files/endpoints'
import { fileRoutes } from '@ejia/contract/files/routes'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { disposition } from '../../documents/disposition'
import { found } from '../../lib/app-error'
import { bind } from '../../lib/bind'
import { readUpload } from '../../plugins/multipart'
import { isSignedFor } from './file-links'
import type { FileRow } from './files.repo'
import { keepFile, readable, type CanRead, type Sharing } from './files.service'
import type { FileStore } from './files.store'
import { openStore } from './open-store'
import { remotePictures, type RemotePictures } from './remote-picture'
import { openScan, type Scan } from './scan'
import { Thumbnails } from './thumbnails'
import { whole, type View } from './view'

declare module 'fastify' {
  interface FastifyInstance {
    fileStore: FileStore
    /** Looks into what is to be kept. */
    scanFile: Scan
    fileOwners: CanRead[]
    /** Where pictures of pasted articles come from. */
    remotePictures: RemotePictures
  }
}

/** Modules that show files say here who may read them; a file none of them claims is its uploader's alone. */
export function registerFileOwner(app: FastifyInstance, canRead: CanRead): void {
  app.fileOwners.push(canRead)
}

export const filesModule = fp(
  async (app) => {
    app.decorate('fileStore', openStore(app.env))
    app.decorate('scanFile', openScan(app.env))
    app.decorate('fileOwners', [])
    app.decorate('remotePictures', remotePictures(app.env.imageHosts))
    const thumbnails = new Thumbnails(app.fileStore)

    bind(app, fileEndpoints, fileRoutes, {
      upload: async ({ ctx, query, request }) => keepFile(ctx, { store: app.fileStore, scan: app.scanFile }, await readUpload(request), query.use),
      download: async ({ ctx, params, query, request, reply }) => {
        const hasLink = query.sig !== undefined && isSignedFor(app.env, params.fileId, query.sig, ctx.now)
        const { row, sharing } = await readable(ctx, app.fileOwners, params.fileId, hasLink)
        const smaller = query.width && row.image ? await thumbnails.of(row, query.width) : null
        const view = smaller ?? whole(app.fileStore, row)
        return sendFile(request, reply, { row, sharing, view })
      },
    })
  },
  { name: 'files' },
)

/** A file's bytes never change under its id, its readers may: others' caches ask again soon, the reader's own at midnight. */
const caching: Record<Sharing, string> = { public: 'public, max-age=3600', private: 'private, max-age=86400' }

async function sendFile(request: FastifyRequest, reply: FastifyReply, sent: { row: FileRow; sharing: Sharing; view: View }): Promise<FastifyReply> {
  const { row, sharing, view } = sent
  const etag = `"${view.tag}"`
  reply.header('etag', etag).header('cache-control', caching[sharing]).header('vary', 'authorization').header('x-content-type-options', 'nosniff')
  if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
  const content = found(await view.read())
  return reply.type(view.type).header('content-length', view.bytes).header('content-disposition', disposition(wayOut(row), row.name)).send(content)
}

/** Pictures and PDF may open in the page; everything else is saved. */
const wayOut = ({ image, type }: FileRow): 'inline' | 'attachment' => (image || type === 'application/pdf' ? 'inline' : 'attachment')
