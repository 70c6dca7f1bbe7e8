import type { deskRoutes } from '@ejia/contract/posts/desk.routes'
import type { FastifyInstance } from 'fastify'
import { sendDocument } from '../../documents/send-document'
import type { Handlers } from '../../lib/bind'
import { withLinks } from './posts.view'
import { bePresent, leavePresence } from './presence.service'
import { exportReadership, getReadership, listReads } from './readership.service'
import { rehostImages } from './rehost.service'
import { getRevision, restoreRevision } from './revisions.service'

/** What a desk needs beyond writing and publishing. */
export const deskHandlers = (app: FastifyInstance): Handlers<typeof deskRoutes> => ({
  getRevision: ({ ctx, params }) => getRevision(ctx, { env: app.env, now: ctx.now }, params.postId, params.revision),
  restoreRevision: async ({ ctx, params, body }) => withLinks({ env: app.env, now: ctx.now }, await restoreRevision(ctx, params.postId, params.revision, body)),
  bePresent: ({ ctx, params }) => bePresent(ctx, params.postId),
  leavePresence: ({ ctx, params }) => leavePresence(ctx, params.postId),
  getReadership: ({ ctx, params }) => getReadership(ctx, params.postId),
  listReads: ({ ctx, params, query }) => listReads(ctx, params.postId, query),
  exportReadership: async ({ ctx, params, reply }) => {
    const { name, content } = await exportReadership(ctx, params.postId)
    return sendDocument(reply, name, content)
  },
  rehostImages: async ({ ctx, body }) => {
    const tools = { source: app.remotePictures, store: app.fileStore, scan: app.scanFile }
    return { items: await rehostImages(ctx, tools, body.urls) }
  },
})
