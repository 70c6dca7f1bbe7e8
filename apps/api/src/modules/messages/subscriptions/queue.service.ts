import { nextDaytime } from '@ejia/domain/daytime'
import { isUrgent, staleFrom, subscriptionGroupOf } from '@ejia/domain/subscriptions'
import type { Context } from '../../../lib/context'
import { subscriptionSendings } from '../../../metrics'
import type { Delivery } from '../messages.hooks'
import { insertSends } from './queue.repo'

/** Due so long before everything else that it goes ahead of whatever waits. */
const aheadMs = 86_400_000

/**
 * Queues a message for those whom WeChat may tell it, in the transaction that puts it into their inboxes. At night it waits for
 * the morning. Without templates nobody ever agreed to anything, so nothing is queued.
 */
export async function queueSends(ctx: Context, { messageId, kind, occursAt, memberIds }: Delivery): Promise<void> {
  const group = subscriptionGroupOf(kind)
  if (group === null) return
  const dueAt = isUrgent(group) ? new Date(ctx.now.getTime() - aheadMs) : nextDaytime(ctx.now)
  const queued = await insertSends(ctx.db, { messageId, group, queuedAt: ctx.now, dueAt, staleAt: staleFrom(group, ctx.now, occursAt), memberIds })
  if (queued === 0) return
  subscriptionSendings.add({ group, outcome: 'queued' }, queued)
  // what waits for the morning is found by the sweep
  if (dueAt <= ctx.now) await ctx.jobs.enqueue(ctx.db, 'messages.tell-by-wechat', {}, { singletonKey: 'now' })
}
