import type { SubscriptionGroup } from '@ejia/domain/subscriptions'
import { sql } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'

export interface Queueing {
  messageId: string
  group: SubscriptionGroup
  queuedAt: Date
  dueAt: Date
  staleAt: Date
  memberIds: readonly string[]
}

/** One row for each of these members whom WeChat may tell something now; whether also this, is judged when its turn comes. Returns how many. */
export async function insertSends(db: Executor, { messageId, group, queuedAt, dueAt, staleAt, memberIds }: Queueing): Promise<number> {
  const [queued, due, stale] = [queuedAt, dueAt, staleAt].map((at) => sql`${at.toISOString()}::timestamptz`)
  const result = await db.execute(sql`
    insert into subscription_sends (message_id, member_id, "group", state, queued_at, due_at, stale_at, tries)
    select ${messageId}::uuid, accounts.member_id, ${group}, 'queued', ${queued}, ${due}, ${stale}, 0
    from accounts join wechat_identities on wechat_identities.account_id = accounts.id and wechat_identities.unbound_at is null
    where accounts.member_id = any(${sql.param(memberIds)}::uuid[]) and accounts.disabled_at is null
      and exists (select from subscription_credits where openid = wechat_identities.openid and granted > used)
    on conflict do nothing`)
  return result.rowCount ?? 0
}
