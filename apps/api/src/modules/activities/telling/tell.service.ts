import { leaveReasonNames, type LeaveReason } from '@ejia/domain/activities'
import { dayOf, momentOf } from '@ejia/domain/calendar'
import { quoted } from '@ejia/domain/messages'
import { inTransaction, type Context } from '../../../lib/context'
import { nearestHoldersOf, sendMessages } from '../../messages'
import { findActivity, type ActivityRow } from '../activities.repo'
import { listRosterIds, listUntold, markTold, nameOfMember } from './tell.repo'

/** Members one transaction writes to: a whole city may be expected. */
const batch = 500
const oneDay = 86_400_000

const named = (row: Pick<ActivityRow, 'title'>): string => `《${quoted(row.title, 30)}》`

/** After an activity was opened or cancelled: its people are written to by a job. */
export const tellRosterLater = (ctx: Context, activityId: string): Promise<void> => ctx.jobs.enqueue(ctx.db, 'activities.tell', { activityId }, { singletonKey: activityId })

/** Writes to everybody on the roster what became of the activity: once that it takes place, once that it does not. */
export async function tellRoster(ctx: Context, activityId: string): Promise<void> {
  const row = await findActivity(ctx.db, activityId)
  if (!row || row.openedAt === null || (row.state !== 'open' && row.state !== 'cancelled')) return
  const { state } = row
  // whoever cannot come any more need not hear of it
  if (state === 'cancelled' || row.endsAt > ctx.now) {
    const message = state === 'open' ? opened(row) : cancelled(row)
    for (let after: string | null = null; ; ) {
      const to: string[] = await listRosterIds(ctx.db, activityId, after, batch)
      await inTransaction(ctx, (tx) => sendMessages(tx, { ...message, to, link: { type: 'activity', id: activityId }, onceKey: `activity:${activityId}:${state}` }))
      if (to.length < batch) break
      after = to.at(-1) ?? null
    }
  }
  await markTold(ctx.db, activityId, state)
}

const opened = (row: ActivityRow) =>
  ({ kind: 'activity_opened', title: `${named(row)}${row.signUpMode === 'sign_up' ? '可以报名了' : '请参加'}`, text: `${momentOf(row.startsAt)}，${row.place}。${row.orgName}`, occursAt: row.startsAt }) as const

const cancelled = (row: ActivityRow) =>
  ({ kind: 'activity_cancelled', title: `${named(row)}已取消`, text: `原定${momentOf(row.startsAt)}。${quoted(row.cancelReason ?? '', 200)}`, occursAt: row.startsAt }) as const

/** What a lost job would have told. */
export async function tellAllRosters(ctx: Context): Promise<void> {
  for (const activityId of await listUntold(ctx.db, new Date(ctx.now.getTime() - oneDay))) await tellRoster(ctx, activityId)
}

/** Those who decide on leave nearest to the activity; one message a day for whoever asks. */
export async function tellLeaveAsked(ctx: Context, row: ActivityRow, memberId: string, reason: LeaveReason): Promise<void> {
  const staff = await nearestHoldersOf(ctx.db, 'activities.manage', row.orgPath)
  await sendMessages(ctx, {
    to: staff.filter((id) => id !== memberId),
    kind: 'leave_wanted',
    title: `${await nameOfMember(ctx.db, memberId)}申请请假`,
    text: `${named(row)}，事由：${leaveReasonNames[reason]}。`,
    link: { type: 'activity_work', id: row.id },
    onceKey: `leave:${row.id}:${memberId}:${dayOf(ctx.now)}`,
  })
}

export async function tellLeaveDecided(ctx: Context, row: ActivityRow, memberId: string, granted: boolean): Promise<void> {
  const title = granted ? '请假已批准' : '请假未批准'
  await sendMessages(ctx, { to: [memberId], kind: 'leave_decided', title, text: `${named(row)}，${momentOf(row.startsAt)}。`, link: { type: 'activity', id: row.id } })
}
