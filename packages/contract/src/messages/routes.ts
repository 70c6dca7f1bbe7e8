import { messageKinds, messageLinks } from '@ejia/domain/messages'
import { askingPlaceKeys, subscriptionAnswers, subscriptionGroups } from '@ejia/domain/subscriptions'
import Type, { type Static } from 'typebox'
import { Page, pageQuery } from '../core/page'
import { defineRoutes } from '../core/route'
import { Count, Id, Instant, Nullable, OneOf, Shape, Text } from '../core/schema'
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

/** Templates of WeChat to ask for, and how many messages of each may still be sent; empty where WeChat tells nobody anything. */
export const Subscriptions = Shape({
  templates: Type.Array(Shape({ group: OneOf(subscriptionGroups), templateId: Type.String(), credits: Count })),
})
export type Subscriptions = Static<typeof Subscriptions>

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
  subscriptions: { summary: 'What WeChat may tell me, and how often still', access: 'signed-in', replies: { 200: Subscriptions } },
  subscribe: {
    summary: 'What I answered when my phone asked whether WeChat may tell me; reported until the server has heard it',
    access: 'signed-in',
    body: Shape({
      place: OneOf(askingPlaceKeys),
      /** By the phone's clock: an answer given without a network is reported late. */
      askedAt: Instant,
      answers: Type.Array(Shape({ templateId: Text(64), answer: OneOf(subscriptionAnswers) }), { minItems: 1, maxItems: 5 }),
    }),
    replies: { 200: Subscriptions },
  },
})
