import { messageEndpoints } from '@ejia/contract/messages/endpoints'
import { messageRoutes } from '@ejia/contract/messages/routes'
import type { FastifyInstance } from 'fastify'
import { bind } from '../../lib/bind'
import { countUnreadMessages, listMessages, readAllMessages, readMessage } from './inbox.service'

export async function messagesModule(app: FastifyInstance): Promise<void> {
  bind(app, messageEndpoints, messageRoutes, {
    list: ({ ctx, query }) => listMessages(ctx, query),
    countUnread: ({ ctx }) => countUnreadMessages(ctx),
    read: ({ ctx, params }) => readMessage(ctx, params.messageId),
    readAll: ({ ctx, body }) => readAllMessages(ctx, body.upTo),
  })
}
