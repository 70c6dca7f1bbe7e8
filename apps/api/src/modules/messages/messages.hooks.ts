import type { MessageKind, MessageLink } from '@ejia/domain/messages'
import type { Context } from '../../lib/context'

/** A message as it went out, and the members whose inboxes it reached with this sending. */
export interface Delivery {
  messageId: string
  kind: MessageKind
  title: string
  text: string
  link: { type: MessageLink; id: string } | null
  /** When what it tells of takes place; null: it has no moment of its own. */
  occursAt: Date | null
  memberIds: readonly string[]
}

/** Runs in the sending transaction. Whatever leaves the house is put off (`ctx.jobs`), never done here. */
export type DeliveryHandler = (ctx: Context, delivery: Delivery) => Promise<void>

const handlers = new Set<DeliveryHandler>()

/** For other ways to reach a member than the inbox; registered at module level, once per process. */
export function whenDelivered(handler: DeliveryHandler): void {
  handlers.add(handler)
}

export async function tellDelivered(ctx: Context, delivery: Delivery): Promise<void> {
  for (const handle of handlers) await handle(ctx, delivery)
}
