import type { Message } from '@ejia/contract/messages/routes'
import { found } from '../../lib/app-error'
import { readInstant } from '../../lib/clock'
import type { ActorContext } from '../../lib/context'
import { decodeCursor, instantIn, pageSize, textIn, toPage } from '../../lib/cursor'
import { countUnread, listInbox, markAllRead, markRead, type InboxRow } from './messages.repo'

const toMessage = ({ linkType, linkId, sentAt, readAt, ...row }: InboxRow): Message => ({
  ...row,
  link: linkType === null || linkId === null ? null : { type: linkType, id: linkId },
  sentAt: sentAt.toISOString(),
  readAt: readAt?.toISOString() ?? null,
})

interface InboxQuery {
  unread?: boolean
  cursor?: string
  limit?: number
}

/** My own inbox. Members are written to: an account that is on no roster has an empty one. */
export async function listMessages(ctx: ActorContext, query: InboxQuery) {
  const key = decodeCursor(query.cursor, 2)
  const { memberId } = ctx.actor
  if (memberId === null) return { items: [], nextCursor: null }
  const size = pageSize(query.limit)
  const rows = await listInbox(ctx.db, memberId, { unread: query.unread ?? false }, key && { sentAt: instantIn(key[0]), id: textIn(key[1]) }, size + 1)
  const page = toPage(rows, size, (row) => [row.sentAt.toISOString(), row.id])
  return { ...page, items: page.items.map(toMessage) }
}

export async function countUnreadMessages({ db, actor }: ActorContext): Promise<{ count: number }> {
  return { count: actor.memberId === null ? 0 : await countUnread(db, actor.memberId) }
}

export async function readMessage({ db, actor, now }: ActorContext, messageId: string): Promise<{ readAt: string }> {
  const readAt = actor.memberId === null ? undefined : await markRead(db, actor.memberId, messageId, now)
  return { readAt: found(readAt).toISOString() }
}

/** Up to the newest one looked at: what came meanwhile stays unread. */
export async function readAllMessages({ db, actor, now }: ActorContext, upTo: string): Promise<{ count: number }> {
  const until = readInstant(upTo, 'upTo')
  return { count: actor.memberId === null ? 0 : await markAllRead(db, actor.memberId, until, now) }
}
