import { messageEndpoints } from '@ejia/contract/messages/endpoints'
import { messageRoutes } from '@ejia/contract/messages/routes'
import type { FastifyInstance } from 'fastify'
import { bind } from '../../lib/bind'
import { onBindingDecided } from '../auth'
import { onDecided } from '../points'
import { tellOfBinding, tellOfPoints } from './decisions.service'
import { countUnreadMessages, listMessages, readAllMessages, readMessage } from './inbox.service'

export async function messagesModule(app: FastifyInstance): Promise<void> {
  onDecided(tellOfPoints)
  onBindingDecided(tellOfBinding)
  bind(app, messageEndpoints, messageRoutes, {
    list: ({ ctx, query }) => listMessages(ctx, query),
    countUnread: ({ ctx }) => countUnreadMessages(ctx),
    read: ({ ctx, params }) => readMessage(ctx, params.messageId),
    readAll: ({ ctx, body }) => readAllMessages(ctx, body.upTo),
  })
}
