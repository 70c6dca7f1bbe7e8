import type { Activity, ActivitySummary } from '@ejia/contract/activities/schemas'
import type { ActivityKind, ActivityState } from '@ejia/domain/activities'
import { reachOf } from '@ejia/domain/actor'
import { ancestorPaths } from '@ejia/domain/orgs'
import { addDays, startOfDay } from '@ejia/domain/calendar'
import { assertThat, found } from '../../lib/app-error'
import type { ActorContext, Executor } from '../../lib/context'
import { pageSize, toPage } from '../../lib/cursor'
import { getOrg } from '../orgs'
import type { YearSpan } from '../points'
import { decodeInstantKey } from './activities.cursor'
import { mayConfirm, mayManage, maySee } from './activities.policy'
import { countUnconfirmedOf, findActivity, holdActivity, listManaged, listNext, listPast, listUpcoming, type ActivityRow } from './activities.repo'
import { toActivity, toManaged, toPolicyMarks, toSummaries, toSummary } from './activities.view'
import { countHead } from './headcount.repo'
import { findMarksOn, type MemberMarks } from './marks.repo'

interface Paging {
  cursor?: string | undefined
  limit?: number | undefined
}

interface ManagedQuery extends Paging {
  state?: ActivityState | undefined
  kind?: ActivityKind | undefined
  orgId?: number | undefined
  from?: string | undefined
  to?: string | undefined
  q?: string | undefined
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
export async function listManagedActivities(ctx: ActorContext, query: ManagedQuery) {
  const size = pageSize(query.limit)
  const { state, kind, q } = query
  const days = { startsFrom: query.from === undefined ? undefined : dayStart(query.from), startsBefore: query.to === undefined ? undefined : dayStart(addDays(query.to, 1)) }
  const filter = { paths: reachOf(ctx.actor, 'activities.manage'), state, kind, q, within: await pathOf(ctx, query.orgId), ...days }
  const { items, nextCursor } = toPage(await listManaged(ctx.db, filter, decodeInstantKey(query.cursor), size + 1), size, keyOf)
  return { items: await toManaged(ctx, items), nextCursor }
}

/** Nothing starts outside these years, and not every day of the calendar is one a database knows. */
const dayStart = (day: string): Date => startOfDay(day < '2000-01-01' ? '2000-01-01' : day > '2101-01-01' || day.length > 10 ? '2101-01-01' : day)

/** Path of an organisation a list is narrowed to; one that is not there narrows it to nothing. */
export async function pathOf(ctx: ActorContext, orgId: number | undefined): Promise<string | undefined> {
  return orgId === undefined ? undefined : ((await getOrg(ctx.db, orgId))?.path ?? 'none')
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

/** What a party year would leave unconfirmed when it is closed. */
export const countUnconfirmedLists = (db: Executor, span: YearSpan): Promise<number> => countUnconfirmedOf(db, span)
