import { messageKinds, messageLinks } from '@ejia/domain/messages'
import Type, { type Static } from 'typebox'
import { Page, pageQuery } from '../core/page'
import { defineRoutes } from '../core/route'
import { Count, Id, Instant, Nullable, OneOf, Shape } from '../core/schema'
import { messageEndpoints } from './endpoints'

export const Message = Shape({
  id: Id,
  kind: OneOf(messageKinds),
  title: Type.String(),
  text: Type.String(),
  /** What it opens; null when there is nothing to open. */
  link: Nullable(Shape({ type: OneOf(messageLinks), id: Type.String() })),
  sentAt: Instant,
  readAt: Nullable(Instant),
})
export type Message = Static<typeof Message>

export const messageRoutes = defineRoutes(messageEndpoints, {
  list: {
    summary: 'What was written to me, newest first',
    access: 'signed-in',
    query: Shape({ unread: Type.Optional(Type.Boolean()), ...pageQuery }),
    replies: { 200: Page(Message) },
  },
  countUnread: { summary: 'How many I have not read', access: 'signed-in', replies: { 200: Shape({ count: Count }) } },
  read: {
    summary: 'I have read this one; once, repeating changes nothing',
    access: 'signed-in',
    params: Shape({ messageId: Id }),
    replies: { 200: Shape({ readAt: Instant }) },
  },
  readAll: {
    summary: 'I have read everything sent up to this moment: what came since I looked stays unread',
    access: 'signed-in',
    body: Shape({ upTo: Instant }),
    replies: { 200: Shape({ count: Count }) },
  },
})
