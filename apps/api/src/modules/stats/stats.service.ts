import type { OrgFigures } from '@ejia/contract/stats/routes'
import { reachOf } from '@ejia/domain/actor'
import { startOfDay } from '@ejia/domain/calendar'
import { addFigures, longestPeriodMonths, monthsBefore, monthsOf, noFigures, type Figures, type Period } from '@ejia/domain/stats'
import { AppError, assertThat } from '../../lib/app-error'
import type { ActorContext, Executor } from '../../lib/context'
import { listReachableOrgs, reachableOrg, type OrgRow } from '../orgs'
import { countAll, countMembersByOrg, type Slice } from './stats.repo'

export interface StatsQuery extends Period {
  orgId?: number
}

/** Figures by month, those without any included, and of the whole period: who read in two months is one reader of both. */
export async function listMonths(ctx: ActorContext, query: StatsQuery) {
  const slice = sliceOf(await pathsOf(ctx, query.orgId), query)
  return { items: await monthsIn(ctx.db, slice, query), total: sum(await countAll(ctx.db, 'all', slice)).get('all') ?? noFigures }
}

export async function monthsIn(db: Executor, slice: Slice, period: Period) {
  const found = sum(await countAll(db, 'month', slice))
  return monthsOf(period).map((month) => ({ month, ...(found.get(month) ?? noFigures) }))
}

/** Figures of every organisation but groups, each with all below it, parents before children. */
export async function listOrgFigures(ctx: ActorContext, query: StatsQuery): Promise<{ items: OrgFigures[] }> {
  const paths = await pathsOf(ctx, query.orgId)
  const rows = await listReachableOrgs(ctx, 'stats.read')
  const shown = rows.filter((org) => org.kind !== 'group' && paths.some((path) => org.path.startsWith(path)))
  const own = sum(await countAll(ctx.db, 'org', sliceOf(paths, query)))
  const members = await countMembersByOrg(ctx.db, paths)
  const withBelow = (org: OrgRow): OrgFigures => {
    const below = rows.filter(({ path }) => path.startsWith(org.path))
    return {
      id: org.id, parentId: shown.some(({ id }) => id === org.parentId) ? org.parentId : null, name: org.name, kind: org.kind,
      members: below.reduce((total, { id }) => total + (members.get(id)?.inService ?? 0) + (members.get(id)?.retired ?? 0), 0),
      ...below.reduce<Figures>((total, { id }) => addFigures(total, own.get(String(id)) ?? noFigures), noFigures),
    }
  }
  return { items: inTreeOrder(shown).map(withBelow) }
}

/** Parents before children, siblings as they were founded. */
const inTreeOrder = (orgs: readonly OrgRow[]): OrgRow[] => {
  const place = (org: OrgRow): string => org.path.replace(/\d+/g, (id) => id.padStart(10, '0'))
  return [...orgs].sort((a, b) => (place(a) < place(b) ? -1 : 1))
}

/** The organisation asked for, or all the actor looks after; who looks after none has nothing to see here. */
async function pathsOf(ctx: ActorContext, orgId: number | undefined): Promise<string[]> {
  const paths = reachOf(ctx.actor, 'stats.read')
  assertThat(paths.length > 0, 'thing.forbidden')
  return orgId === undefined ? paths : [(await reachableOrg(ctx, orgId, 'stats.read')).path]
}

export function sliceOf(paths: readonly string[], period: Period): Slice {
  const months = monthsOf(period)
  if (months.length === 0) throw wrongPeriod('结束月份不能早于开始月份')
  if (months.length > longestPeriodMonths) throw wrongPeriod(`一次最多统计 ${longestPeriodMonths} 个月`)
  return { paths, from: startOfDay(`${period.from}-01`), until: startOfDay(`${monthsBefore(period.to, -1)}-01`) }
}

const wrongPeriod = (message: string): AppError => new AppError('request.invalid', { fields: [{ field: 'query/to', message }] })

function sum(parts: readonly ({ key: string } & Partial<Figures>)[]): Map<string, Figures> {
  const totals = new Map<string, Figures>()
  for (const { key, ...part } of parts) totals.set(key, addFigures(totals.get(key) ?? noFigures, { ...noFigures, ...part }))
  return totals
}
