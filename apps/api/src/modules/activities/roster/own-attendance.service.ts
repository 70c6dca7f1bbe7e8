import type { ActorContext } from '../../../lib/context'
import { pageSize, toPage } from '../../../lib/cursor'
import { decodeInstantKey } from '../activities.cursor'
import { listOwn } from './own-attendance.repo'

/** Where I was, newest first. */
export async function listMyAttendances(ctx: ActorContext, query: { cursor?: string | undefined; limit?: number | undefined }) {
  if (ctx.actor.memberId === null) return { items: [], nextCursor: null }
  const size = pageSize(query.limit)
  const rows = await listOwn(ctx.db, ctx.actor.memberId, decodeInstantKey(query.cursor), size + 1)
  const { items, nextCursor } = toPage(rows, size, ({ activity }) => [activity.startsAt.toISOString(), activity.id])
  return {
    items: items.map(({ activity: { state, startsAt, ...activity }, ...attendance }) => ({
      activity: { ...activity, startsAt: startsAt.toISOString() },
      ...attendance,
      at: attendance.at.toISOString(),
      confirmed: state === 'confirmed',
    })),
    nextCursor,
  }
}
