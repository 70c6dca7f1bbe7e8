import { messageEndpoints } from '@ejia/contract/messages/endpoints'
import { messageRoutes } from '@ejia/contract/messages/routes'
import type { FastifyInstance } from 'fastify'
import { bind } from '../../lib/bind'
import { onBindingAttempt, onBindingDecided, onOwnData, onWithdrawal } from '../auth'
import { onCorrectionDecided } from '../members'
import { onDecided } from '../points'
import { tellOfBinding, tellOfBindingAttempt, tellOfCorrection, tellOfPoints } from './decisions.service'
import { endSubscriptions } from './subscriptions/consent.service'
import { listSubscriptions, reportAnswers } from './subscriptions/grants.service'
import { registerSubscriptions } from './subscriptions/subscriptions.plugin'
import { ownMessages } from './own-data.service'
import { countUnreadMessages, listMessages, readAllMessages, readMessage } from './inbox.service'

export async function messagesModule(app: FastifyInstance): Promise<void> {
  onDecided(tellOfPoints)
  onOwnData(ownMessages)
  onWithdrawal(endSubscriptions)
  onBindingDecided(tellOfBinding)
  registerSubscriptions(app)
  onBindingAttempt(tellOfBindingAttempt)
  onCorrectionDecided(tellOfCorrection)
  bind(app, messageEndpoints, messageRoutes, {
    list: ({ ctx, query }) => listMessages(ctx, query),
    countUnread: ({ ctx }) => countUnreadMessages(ctx),
    read: ({ ctx, params }) => readMessage(ctx, params.messageId),
    readAll: ({ ctx, body }) => readAllMessages(ctx, body.upTo),
    subscriptions: ({ ctx }) => listSubscriptions(ctx, app.env.wechatTemplates),
    subscribe: ({ ctx, body }) => reportAnswers(ctx, app.env.wechatTemplates, body),
  })
}
