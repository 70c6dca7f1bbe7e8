import type { Activity, ActivitySummary } from '@ejia/contract/activities/schemas'
import type { ActivityKind, ActivityState } from '@ejia/domain/activities'
import { reachOf } from '@ejia/domain/actor'
import { ancestorPaths } from '@ejia/domain/orgs'
import { assertThat, found } from '../../lib/app-error'
import type { ActorContext } from '../../lib/context'
import { pageSize, toPage } from '../../lib/cursor'
import { decodeInstantKey } from './activities.cursor'
import { mayConfirm, mayManage, maySee } from './activities.policy'
import { findActivity, holdActivity, listManaged, listNext, listPast, listUpcoming, type ActivityRow } from './activities.repo'
import { toActivity, toPolicyMarks, toSummaries, toSummary } from './activities.view'
import { countHead } from './headcount.repo'
import { findMarksOn, type MemberMarks } from './marks.repo'

interface Paging {
  cursor?: string | undefined
  limit?: number | undefined
}

/** An activity the actor may see, with their marks on it; to everyone else it is not there. */
export async function seeActivity(ctx: ActorContext, id: string): Promise<{ row: ActivityRow; marks: MemberMarks }> {
  const row = found(await findActivity(ctx.db, id))
  const marks = await findMarksOn(ctx.db, id, ctx.actor.memberId)
  assertThat(maySee(ctx.actor, row, toPolicyMarks(marks)), 'thing.not_found')
  return { row, marks }
}

/** An activity the actor looks after, its state held until the transaction ends. */
export async function holdManaged(ctx: ActorContext, id: string, ability: 'manage' | 'confirm' = 'manage'): Promise<ActivityRow> {
  const { row } = await seeActivity(ctx, id)
  assertThat((ability === 'manage' ? mayManage : mayConfirm)(ctx.actor, row), 'thing.forbidden')
  return found(await holdActivity(ctx.db, id))
}

export async function getActivity(ctx: ActorContext, id: string): Promise<Activity> {
  const { row, marks } = await seeActivity(ctx, id)
  return toActivity(ctx, row, marks)
}

/** What I am expected at or may sign up for. */
export async function listMine(ctx: ActorContext, query: Paging & { when: 'upcoming' | 'past'; kind?: ActivityKind | undefined }) {
  const { memberId, orgPath } = ctx.actor
  if (memberId === null) return { items: [], nextCursor: null }
  const size = pageSize(query.limit)
  const filter = { memberId, audience: orgPath === null ? [] : ancestorPaths(orgPath), now: ctx.now, kind: query.kind }
  const list = query.when === 'upcoming' ? listUpcoming : listPast
  return summaryPage(ctx, await list(ctx.db, filter, decodeInstantKey(query.cursor), size + 1), size)
}

/** What the organisations I look after have planned, hold and held. */
export async function listManagedActivities(ctx: ActorContext, query: Paging & { state?: ActivityState | undefined; orgId?: number | undefined }) {
  const size = pageSize(query.limit)
  const filter = { paths: reachOf(ctx.actor, 'activities.manage'), state: query.state, orgId: query.orgId }
  return summaryPage(ctx, await listManaged(ctx.db, filter, decodeInstantKey(query.cursor), size + 1), size)
}

async function summaryPage(ctx: ActorContext, rows: readonly ActivityRow[], size: number) {
  const { items, nextCursor } = toPage(rows, size, keyOf)
  return { items: await toSummaries(ctx, items), nextCursor }
}

const keyOf = (row: { startsAt: Date; id: string }): [string, string] => [row.startsAt.toISOString(), row.id]

/** Now or next within a fortnight, for the home page. */
export async function findCurrentActivity(ctx: ActorContext): Promise<(ActivitySummary & { headcount: Activity['headcount'] }) | null> {
  const { memberId, orgPath } = ctx.actor
  if (memberId === null) return null
  const filter = { memberId, audience: orgPath === null ? [] : ancestorPaths(orgPath), now: ctx.now }
  const [row] = await listNext(ctx.db, filter, new Date(ctx.now.getTime() + 14 * 86_400_000))
  if (!row) return null
  return { ...toSummary(row, await findMarksOn(ctx.db, row.id, memberId)), headcount: await countHead(ctx.db, row.id) }
}
