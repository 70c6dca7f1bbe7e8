import { asc, eq } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { messageDeliveries, messages } from './messages.table'

export const listDeliveriesTo = (db: Executor, memberId: string) =>
  db
    .select({ kind: messages.kind, title: messages.title, text: messages.text, sentAt: messageDeliveries.sentAt, readAt: messageDeliveries.readAt })
    .from(messageDeliveries)
    .innerJoin(messages, eq(messages.id, messageDeliveries.messageId))
    .where(eq(messageDeliveries.memberId, memberId))
    .orderBy(asc(messageDeliveries.sentAt))
