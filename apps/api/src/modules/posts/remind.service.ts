import { dayOf } from '@ejia/domain/calendar'
import { isDaytime } from '@ejia/domain/daytime'
import { assertThat, found } from '../../lib/app-error'
import type { ActorContext, Context } from '../../lib/context'
import { findAsking, insertReminder, isUnsent, listUnsentReminders, markReminderSent, wasReminded } from './notify.repo'
import { writeToUnsigned } from './notify.service'
import { canPublish } from './posts.policy'
import { countReceipts } from './receipts.repo'
import { auditPost, requireWork } from './work.service'

const oneDay = 86_400_000

/** 催办: those who have not signed get one message. At most once a day for each post, and only in daytime. */
export async function remindUnsigned(ctx: ActorContext, postId: string): Promise<{ reminded: number }> {
  const work = await requireWork(ctx, postId, canPublish)
  assertThat(work.post.state === 'published', 'posts.wrong_state')
  assertThat(work.post.receiptRequired, 'posts.receipt_not_asked')
  assertThat(isDaytime(ctx.now), 'posts.quiet_hours')
  const post = found(await findAsking(ctx.db, postId, ctx.now))
  const { given, expected } = await countReceipts(ctx.db, postId, post.rootPath)
  if (given === expected) return { reminded: 0 }
  const day = dayOf(ctx.now)
  assertThat(await insertReminder(ctx.db, { postId, day, remindedAt: ctx.now, remindedBy: ctx.actor.accountId }), 'posts.reminded_today')
  await ctx.jobs.enqueue(ctx.db, 'posts.remind', { postId, day }, { singletonKey: `${postId} ${day}` })
  await auditPost(ctx, 'remind', work, { day, members: expected - given })
  return { reminded: expected - given }
}

/**
 * Sends a reminder that was asked for. One that comes late in the evening waits for the morning, when its sweep finds it,
 * and is dropped when people are reminded anew by then.
 */
export async function sendReminder(ctx: Context, postId: string, day: string): Promise<void> {
  if (!isDaytime(ctx.now) || !(await isUnsent(ctx.db, postId, day))) return
  const today = dayOf(ctx.now)
  const overtaken = day !== today && (await wasReminded(ctx.db, postId, today))
  const post = overtaken ? undefined : await findAsking(ctx.db, postId, ctx.now)
  if (post) await writeToUnsigned(ctx, post, { kind: 'receipt_reminder', text: '您还没有签收，请打开文章，阅读后签收。', onceKey: `remind:${postId}:${day}` })
  await markReminderSent(ctx.db, postId, day, ctx.now)
}

/** What a lost job would have sent. */
export async function sendAllReminders(ctx: Context): Promise<void> {
  const wanted = await listUnsentReminders(ctx.db, new Date(ctx.now.getTime() - oneDay), ctx.now)
  for (const { postId, day } of wanted) await sendReminder(ctx, postId, day)
}
