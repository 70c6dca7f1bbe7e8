import type { WaitingLeave } from '@ejia/contract/activities/schemas'
import type { Waiting } from '@ejia/contract/core/schema'
import { reachOf } from '@ejia/domain/actor'
import type { ActorContext } from '../../../lib/context'
import { decodeCursor, instantIn, pageSize, toPage } from '../../../lib/cursor'
import { toActedBy } from '../../acting'
import { uuidIn } from '../activities.cursor'
import { countUnconfirmed, listUnconfirmed } from '../activities.repo'
import { pathOf } from '../activities.service'
import { countWaiting, listWaiting, type AfterLeave, type WaitingRow } from './leave.repo'

const shownOnWorkbench = 5

/** Requests to be excused across my organisations, soonest activity first. */
export async function listWaitingLeaves(ctx: ActorContext, query: { orgId?: number | undefined; cursor?: string | undefined; limit?: number | undefined }) {
  const size = pageSize(query.limit)
  const scope = { paths: reachOf(ctx.actor, 'activities.manage'), within: await pathOf(ctx, query.orgId), now: ctx.now }
  const rows = await listWaiting(ctx.db, scope, afterOf(query.cursor), size + 1)
  const { items, nextCursor } = toPage(rows, size, ({ activity, member }) => [activity.startsAt.toISOString(), activity.id, member.id])
  return { items: items.map(toLeave), nextCursor }
}

function afterOf(cursor: string | undefined): AfterLeave | null {
  const key = decodeCursor(cursor, 3)
  return key && { startsAt: instantIn(key[0]), activityId: uuidIn(key[1]), memberId: uuidIn(key[2]) }
}

function toLeave({ activity, member, org, reason, note, askedAt, actedByName, actedAs }: WaitingRow): WaitingLeave {
  const { id, title, kind, startsAt, orgId, orgName } = activity
  const shown = { id, title, kind, startsAt: startsAt.toISOString(), org: { id: orgId, name: orgName } }
  return { activity: shown, member, org, reason, note, askedAt: askedAt.toISOString(), ...toActedBy(actedByName, actedAs) }
}

/** The same for the workbench; the id is the activity's, where it is decided. */
export async function leavesWaiting(ctx: ActorContext): Promise<Waiting> {
  const paths = reachOf(ctx.actor, 'activities.manage')
  const rows = await listWaiting(ctx.db, { paths, now: ctx.now }, null, shownOnWorkbench)
  const items = rows.map((row) => ({ id: row.activity.id, title: `${row.member.name}：${row.activity.title}`, org: row.org, at: row.activity.startsAt.toISOString() }))
  return { count: await countWaiting(ctx.db, paths, ctx.now), items }
}

/** Lists that wait for somebody who may confirm them, longest over first. */
export async function listsUnconfirmed(ctx: ActorContext): Promise<Waiting> {
  const paths = reachOf(ctx.actor, 'activities.confirm')
  const rows = await listUnconfirmed(ctx.db, paths, ctx.now, shownOnWorkbench)
  const items = rows.map((row) => ({ id: row.id, title: row.title, org: { id: row.orgId, name: row.orgName }, at: row.endsAt.toISOString() }))
  return { count: await countUnconfirmed(ctx.db, paths, ctx.now), items }
}
