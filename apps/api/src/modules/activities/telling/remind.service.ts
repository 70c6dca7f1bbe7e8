import { earliestReminderHours, remindAt } from '@ejia/domain/activities'
import { momentOf } from '@ejia/domain/calendar'
import { quoted } from '@ejia/domain/messages'
import { inTransaction, type Context } from '../../../lib/context'
import { sendMessages } from '../../messages'
import { findActivity } from '../activities.repo'
import { listExpectedIds, listUnreminded, markReminded } from './tell.repo'

/** Members one transaction writes to. */
const batch = 500
const hourMs = 3_600_000

/** Reminds those expected of what begins soon: once for a beginning; one that was put off is reminded of anew. */
export async function remindOfActivities(ctx: Context): Promise<void> {
  const soon = new Date(ctx.now.getTime() + earliestReminderHours * hourMs)
  for (const { id, startsAt, openedAt } of await listUnreminded(ctx.db, ctx.now, soon)) {
    const due = remindAt(startsAt)
    if (due > ctx.now) continue
    // whoever was invited after that moment has just heard of it
    if (openedAt !== null && openedAt < due) await remindOf(ctx, id)
    await markReminded(ctx.db, id, startsAt)
  }
}

async function remindOf(ctx: Context, activityId: string): Promise<void> {
  const row = await findActivity(ctx.db, activityId)
  if (row?.state !== 'open') return
  const { startsAt, place, title, signUpMode } = row
  const message = { kind: 'activity_reminder', title: `《${quoted(title, 30)}》快开始了`, text: `${momentOf(startsAt)}，${place}。`, occursAt: startsAt } as const
  const once = { link: { type: 'activity', id: activityId }, onceKey: `activity:${activityId}:reminder:${startsAt.toISOString()}` } as const
  for (let after: string | null = null; ; ) {
    const to: string[] = await listExpectedIds(ctx.db, { id: activityId, signUpMode }, after, batch)
    await inTransaction(ctx, (tx) => sendMessages(tx, { ...message, ...once, to }))
    if (to.length < batch) return
    after = to.at(-1) ?? null
  }
}
