import { messageTextLength, messageTitleLength, quoted, type MessageKind, type MessageLink } from '@ejia/domain/messages'
import type { Context } from '../../lib/context'
import { newId } from '../../lib/ids'
import { messagesSent } from '../../metrics'
import { tellDelivered } from './messages.hooks'
import { insertDeliveries, insertMessage, listReached } from './messages.repo'

export interface Sending {
  /** Members; the same one twice is written to once. */
  to: readonly string[]
  kind: MessageKind
  title: string
  text: string
  link: { type: MessageLink; id: string } | null
  /** Names the occasion: sending again for the same one reaches only those it has not reached. */
  onceKey?: string
  /** When what it tells of takes place: afterwards nobody is told by other ways than the inbox. */
  occursAt?: Date
}

/** Deliveries one statement writes. */
const batch = 1000

/**
 * Puts a message into the inboxes of members, in the caller's transaction; it is there exactly when the fact it tells of is.
 * Thousands are sent to by a job that goes through them in batches. Returns how many were reached now.
 */
export async function sendMessages(ctx: Context, { to, onceKey, ...message }: Sending): Promise<number> {
  const wanted = [...new Set(to)]
  const known = onceKey === undefined || wanted.length === 0 ? new Set<string>() : await listReached(ctx.db, onceKey, wanted)
  const memberIds = wanted.filter((id) => !known.has(id))
  if (memberIds.length === 0) return 0
  const id = newId(ctx.now)
  const [title, text] = [quoted(message.title, messageTitleLength), quoted(message.text, messageTextLength)]
  const { kind, link, occursAt = null } = message
  await insertMessage(ctx.db, { id, kind, title, text, linkType: link?.type ?? null, linkId: link?.id ?? null, occursAt, createdAt: ctx.now })
  const reached: string[] = []
  for (let from = 0; from < memberIds.length; from += batch) {
    const rows = memberIds.slice(from, from + batch).map((memberId) => ({ memberId, messageId: id, onceKey: onceKey ?? null, sentAt: ctx.now }))
    reached.push(...(await insertDeliveries(ctx.db, rows)))
  }
  messagesSent.add({ kind }, reached.length)
  if (reached.length > 0) await tellDelivered(ctx, { messageId: id, kind, title, text, link, occursAt, memberIds: reached })
  return reached.length
}
