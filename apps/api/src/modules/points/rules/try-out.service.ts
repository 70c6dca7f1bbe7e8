import type { RouteInput } from '@ejia/contract/core/route'
import type { TryOut } from '@ejia/contract/points/schemas'
import type { Wire } from '@ejia/contract/wire'
import { reachOf } from '@ejia/domain/actor'
import { addDays, addMonths, dayOf, daysBetween, monthOf, yearOf } from '@ejia/domain/calendar'
import { isPartyMember } from '@ejia/domain/members'
import { isExempt, toPoints, toTenths } from '@ejia/domain/points'
import { noUsage, raised, replay, type Usage } from '@ejia/domain/points-caps'
import { AppError, assertThat } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { reachableOrg } from '../../orgs'
import { checkAmounts, tenthsOrNull } from './rules.service'
import { listFacts, type FactOfRule } from './try-out.repo'

type Trial = RouteInput<Wire['POST /points/rules/try-out']>['body']
type Compared = TryOut['members'][number]

const longestDays = 366

/**
 * What a rule would have given, on the facts that the ledger has of it, in the order they were entered. The ledger holds what was
 * given: a fact that met a cap, or a person the rule left out, has no row, so a trial shows what a rule would take away or change,
 * and gives a lower bound of what a more generous one would add. Who is left out is judged by today's roster. What the rule gave
 * earlier in a month or year counts towards the caps as it was given. Nothing is written.
 */
export async function tryOutRule(ctx: ActorContext, trial: Trial): Promise<TryOut> {
  const reach = reachOf(ctx.actor, 'points.read')
  assertThat(reach.length > 0, 'thing.forbidden')
  checkAmounts(trial)
  const { from, to } = spanOf(ctx, trial)
  const paths = trial.orgId === undefined ? reach : [(await reachableOrg(ctx, trial.orgId, 'points.read')).path]
  const rows = await listFacts(ctx.db, { key: trial.key, paths, since: `${yearOf(from)}-01-01`, to })
  const members = compareMembers(trial, rows, from)
  return { from, to, facts: total(members, 'facts'), before: sumOf(members, 'before'), after: sumOf(members, 'after'), orgs: byOrg(members), members }
}

function spanOf(ctx: ActorContext, { from, to }: Trial): { from: string; to: string } {
  const thisMonth = `${monthOf(dayOf(ctx.now))}-01`
  const span = { from: from ?? addMonths(thisMonth, -1), to: to ?? addDays(thisMonth, -1) }
  const days = daysBetween(span.from, span.to)
  if (days >= 0 && days < longestDays) return span
  throw new AppError('request.invalid', { fields: [{ field: 'body/to', message: '结束日期不能早于开始日期，最长一年' }] })
}

function compareMembers(trial: Trial, rows: readonly FactOfRule[], from: string): Compared[] {
  const ofMember = new Map<string, FactOfRule[]>()
  for (const row of rows) ofMember.set(row.memberId, [...(ofMember.get(row.memberId) ?? []), row])
  return [...ofMember.values()].flatMap((facts) => compareOne(trial, facts, from) ?? [])
}

function compareOne(trial: Trial, facts: readonly FactOfRule[], from: string): Compared | null {
  const within = facts.filter(({ factOn }) => factOn >= from)
  const [last] = within.slice(-1)
  if (!last) return null
  const rule = { delta: toTenths(trial.delta), dayCap: tenthsOrNull(trial.dayCap), monthCap: tenthsOrNull(trial.monthCap), yearCap: tenthsOrNull(trial.yearCap) }
  const leftOut = isExempt(trial.exempt, { retired: last.service === 'retired', away: last.away, partyMember: isPartyMember(last.status) })
  const given = leftOut ? [] : replay(rule, usageOf(facts.filter(({ factOn }) => factOn < from)), within.map(({ factOn }) => factOn))
  return {
    member: { id: last.memberId, name: last.name }, org: { id: last.orgId, name: last.orgName }, facts: within.length,
    before: toPoints(within.reduce((sum, { delta }) => sum + delta, 0)), after: toPoints(given.reduce((sum, delta) => sum + delta, 0)),
  }
}

function usageOf(facts: readonly FactOfRule[]): Map<number, Usage> {
  const usage = new Map<number, Usage>()
  for (const { factOn, delta } of facts) usage.set(yearOf(factOn), raised(usage.get(yearOf(factOn)) ?? noUsage, delta, factOn))
  return usage
}

function byOrg(members: readonly Compared[]): TryOut['orgs'] {
  const groups = new Map<number, { org: Compared['org']; all: Compared[] }>()
  for (const one of members) groups.set(one.org.id, { org: one.org, all: [...(groups.get(one.org.id)?.all ?? []), one] })
  return [...groups.values()].map(({ org, all }) => ({ org, members: all.length, before: sumOf(all, 'before'), after: sumOf(all, 'after') }))
}

const total = (all: readonly Compared[], field: 'facts'): number => all.reduce((sum, one) => sum + one[field], 0)
/** Halves add up exactly only in tenths. */
const sumOf = (all: readonly Compared[], field: 'before' | 'after'): number => toPoints(all.reduce((sum, one) => sum + toTenths(one[field]), 0))
