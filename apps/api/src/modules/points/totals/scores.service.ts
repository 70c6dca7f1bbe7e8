import type { OrgScore } from '@ejia/contract/points/schemas'
import { partyYearOf } from '@ejia/domain/calendar'
import { toPoints } from '@ejia/domain/points'
import { scoreTree, toTenth, type OrgPoints } from '@ejia/domain/points-branches'
import { reachOf } from '@ejia/domain/actor'
import { assertThat, found } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { listReachableOrgs, type OrgRow } from '../../orgs'
import { exempt } from './balances.service'
import { listCrowds, listOwnBalances, type Crowd } from './scores.repo'

/**
 * Points per member of every organisation in reach, those left out of points left out of the denominator.
 * In the order of the tree: nobody is ranked (国办函〔2026〕12号).
 */
export async function listOrgScores(ctx: ActorContext, year = partyYearOf(ctx.now)): Promise<{ year: number; items: OrgScore[] }> {
  const reach = reachOf(ctx.actor, 'points.read')
  assertThat(reach.length > 0, 'thing.forbidden')
  const orgs = inTreeOrder(await listReachableOrgs(ctx, 'points.read'))
  const crowds = await listCrowds(ctx.db, reach, year)
  const own = await listOwnBalances(ctx.db, year)
  const scores = scoreTree(orgs.map((org) => ownPoints(org, crowds, own)))
  return {
    year,
    items: orgs.map((org) => {
      const { sum, counted, exempt: leftOut, perMember, score } = found(scores.get(org.id))
      return {
        org: { id: org.id, name: org.name }, parentId: org.parentId, kind: org.kind, counted, exempt: leftOut,
        sum: toTenth(sum) ?? 0, perMember: toTenth(perMember), own: toPoints(own.get(org.id) ?? 0), score: toTenth(score),
      }
    }),
  }
}

function ownPoints({ id, parentId, kind }: OrgRow, crowds: readonly Crowd[], own: ReadonlyMap<number, number>): OrgPoints {
  const here = crowds.filter(({ orgId }) => orgId === id)
  const counted = here.filter((crowd) => !exempt(crowd))
  const people = (some: readonly Crowd[]) => some.reduce((all, { members }) => all + members, 0)
  return {
    id, parentId, kind, own: toPoints(own.get(id) ?? 0), counted: people(counted), exempt: people(here) - people(counted),
    sum: toPoints(counted.reduce((all, crowd) => all + crowd.sum, 0)),
  }
}

/** Each organisation followed by what stands below it. */
function inTreeOrder(orgs: readonly OrgRow[]): OrgRow[] {
  const below = new Map<number | null, OrgRow[]>()
  for (const org of orgs) below.set(org.parentId, [...(below.get(org.parentId) ?? []), org])
  const ids = new Set(orgs.map(({ id }) => id))
  const walk = (org: OrgRow): OrgRow[] => [org, ...(below.get(org.id) ?? []).flatMap(walk)]
  return orgs.filter(({ parentId }) => parentId === null || !ids.has(parentId)).flatMap(walk)
}
