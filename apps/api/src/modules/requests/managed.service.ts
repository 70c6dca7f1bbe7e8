import type { RouteInput } from '@ejia/contract/core/route'
import type { ManagedRequest, ManagedSummary, RequestFigures } from '@ejia/contract/requests/schemas'
import type { Wire } from '@ejia/contract/wire'
import { addDays, dayOf, startOfDay } from '@ejia/domain/calendar'
import { matters } from '@ejia/domain/requests'
import { assertThat, found } from '../../lib/app-error'
import type { ActorContext } from '../../lib/context'
import { decodeCursor, pageSize, textIn, toPage } from '../../lib/cursor'
import type { LinkEnv } from '../files'
import { holdersOf, type Holder } from '../messages'
import { reachableOrg } from '../orgs'
import { mayWork, stepsFor, workerFrom, type Worked } from './requests.policy'
import { countWorked, findRequest, listWorked, rankOf, type DueKey, type RequestRow, type WorkFilter, type Worker } from './requests.repo'
import { describeSummary, stepsOf } from './requests.view'
import { workedOf } from './standing'
import { listMemberNames } from './steps.repo'

export type ManagedQuery = RouteInput<Wire['GET /managed-requests']>['query']
type FigureQuery = RouteInput<Wire['GET /managed-requests/figures']>['query']

export function workerOf(ctx: ActorContext): Worker {
  const worker = workerFrom(ctx.actor)
  assertThat(worker.paths.length > 0, 'thing.forbidden')
  return worker
}

export async function toFilter(ctx: ActorContext, { orgId, state, due, matter, from, to }: NonNullable<ManagedQuery>): Promise<WorkFilter> {
  const org = orgId === undefined ? undefined : await reachableOrg(ctx, orgId, 'requests.handle')
  // the calendar's last day has none after it
  const before = to === undefined || to === '9999-12-31' ? undefined : startOfDay(addDays(to, 1))
  return { orgPath: org?.path, state, due, matter, from: from === undefined ? undefined : startOfDay(from), before }
}

export async function listManaged(ctx: ActorContext, query: NonNullable<ManagedQuery>): Promise<{ items: ManagedSummary[]; nextCursor: string | null }> {
  const worker = workerOf(ctx)
  const size = pageSize(query.limit)
  const rows = await listWorked(ctx.db, worker, await toFilter(ctx, query), dayOf(ctx.now), keyIn(query.cursor), size + 1)
  const page = toPage(rows, size, ({ request }) => [rankOf(request.state), request.answerBy, request.id])
  return { ...page, items: page.items.map((row) => describeSummary(row, ctx.now)) }
}

function keyIn(cursor: string | undefined): DueKey | null {
  const key = decodeCursor(cursor, 3)
  return key && { rank: Number(key[0]), answerBy: textIn(key[1]), id: textIn(key[2]) }
}

/** Out of reach, one's own, or about oneself: it does not exist. */
export function visible(ctx: ActorContext, row: RequestRow | undefined): { row: RequestRow; worked: Worked } {
  const there = found(row)
  const worked = workedOf(there)
  assertThat(mayWork(ctx.actor, worked), 'thing.not_found')
  return { row: there, worked }
}

export async function getManaged(ctx: ActorContext, env: LinkEnv, requestId: string): Promise<ManagedRequest> {
  const { row, worked } = visible(ctx, await findRequest(ctx.db, requestId))
  const can = stepsFor(ctx.actor, worked, ctx.now)
  return {
    ...describeSummary(row, ctx.now), text: row.request.text, steps: (await stepsOf(ctx.db, env, [requestId], ctx.now)).get(requestId) ?? [],
    can, handlers: can.includes('assign') ? await handlersFor(ctx, worked) : [],
  }
}

/** Those whose office reaches the organisation, without whoever it is about or handed it in. */
export async function ableHolders(ctx: ActorContext, orgPath: string, { memberId, recused }: Worked): Promise<Holder[]> {
  const holders = await holdersOf(ctx.db, 'requests.handle', orgPath)
  return holders.filter((holder) => holder.memberId !== memberId && !recused.includes(holder.accountId))
}

/** Who may be named. */
export async function handlersFor(ctx: ActorContext, worked: Worked): Promise<{ id: string; name: string }[]> {
  return listMemberNames(ctx.db, (await ableHolders(ctx, worked.orgPath, worked)).map(({ memberId }) => memberId))
}

export async function figures(ctx: ActorContext, query: NonNullable<FigureQuery>): Promise<RequestFigures> {
  const rows = await countWorked(ctx.db, workerOf(ctx), await toFilter(ctx, query), dayOf(ctx.now))
  const sum = (field: Exclude<keyof (typeof rows)[number], 'matter'>): number => rows.reduce((total, row) => total + row[field], 0)
  return {
    raised: sum('raised'), anonymous: sum('anonymous'), open: sum('open'), overdue: sum('overdue'), answered: sum('answered'),
    acceptedInTime: sum('acceptedInTime'), answeredInTime: sum('answeredInTime'), satisfied: sum('satisfied'), unsatisfied: sum('unsatisfied'),
    byMatter: matters.map((matter) => ({ matter, raised: rows.find((row) => row.matter === matter)?.raised ?? 0 })),
  }
}
