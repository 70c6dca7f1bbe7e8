import { lt } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { wechatPushes } from './wechat.table'

/** False when it was noted before; two at once wait for each other. */
export async function notePush(db: Executor, row: typeof wechatPushes.$inferInsert): Promise<boolean> {
  const noted = await db.insert(wechatPushes).values(row).onConflictDoNothing().returning({ key: wechatPushes.key })
  return noted.length > 0
}

export async function deletePushesBefore(db: Executor, before: Date): Promise<void> {
  await db.delete(wechatPushes).where(lt(wechatPushes.receivedAt, before))
}
