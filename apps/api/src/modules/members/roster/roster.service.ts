import type { OrgTally, Tally } from '@ejia/contract/members/routes'
import { reachOf } from '@ejia/domain/actor'
import type { MemberStatus, Service } from '@ejia/domain/members'
import { ancestorPaths } from '@ejia/domain/orgs'
import type { Static } from 'typebox'
import type { ActorContext } from '../../../lib/context'
import { decodeCursor, pageSize, toPage } from '../../../lib/cursor'
import { reachableOrg } from '../../orgs'
import type { ShownMember } from '../members.repo'
import { toMember } from '../members.service'
import { countRoster, listRoster, tallyByOrg, type RosterFilter, type RosterSort } from './roster.repo'

export interface RosterQuery {
  orgId?: number
  q?: string
  status?: MemberStatus
  service?: Service
  away?: boolean
  hasPhone?: boolean
  bound?: boolean
  left?: boolean
}

interface RosterPageQuery extends RosterQuery {
  sort?: RosterSort
  descending?: boolean
  cursor?: string
  limit?: number
}

export async function filterOf(ctx: ActorContext, { orgId, q, status, service, away, hasPhone, bound, left }: RosterQuery): Promise<RosterFilter> {
  const path = orgId === undefined ? undefined : (await reachableOrg(ctx, orgId, 'members.read')).path
  return { reach: reachOf(ctx.actor, 'members.read'), path, q: q?.trim(), status, service, away, hasPhone, bound, left }
}

export async function listMembers(ctx: ActorContext, { sort = 'org', descending = false, cursor, limit, ...query }: RosterPageQuery) {
  const filter = await filterOf(ctx, query)
  const key = decodeCursor(cursor, 2)
  const size = pageSize(limit)
  const after = key && { key: String(key[0]), rosterNo: String(key[1]) }
  const rows = await listRoster(ctx.db, filter, { order: { sort, descending }, after, limit: size + 1 })
  const page = toPage(rows, size, (row) => [sortKey(row, sort), row.rosterNo])
  return { ...page, items: page.items.map(toMember), total: await countRoster(ctx.db, filter) }
}

const sortKey = (row: ShownMember, sort: RosterSort): string => (sort === 'org' ? row.orgPath : (row[sort] ?? ''))

const none: Tally = { party: 0, full: 0, probationary: 0, developing: 0, inService: 0, retired: 0, away: 0 }
const kinds = Object.keys(none) as (keyof Tally)[]

/** Own people and those of the whole subtree, for each organisation within reach. */
export async function countMembersByOrg(ctx: ActorContext): Promise<{ items: Static<typeof OrgTally>[] }> {
  const rows = await tallyByOrg(ctx.db, reachOf(ctx.actor, 'members.read'))
  const subtrees = new Map(rows.map(({ path }) => [path, { ...none }]))
  for (const row of rows) {
    for (const above of ancestorPaths(row.path)) add(subtrees.get(above), row)
  }
  return { items: rows.map(({ orgId, path, ...own }) => ({ orgId, own, subtree: subtrees.get(path) ?? own })) }
}

/** An organisation above that is out of reach has no sum here. */
function add(sum: Tally | undefined, more: Tally): void {
  if (sum) for (const kind of kinds) sum[kind] += more[kind]
}
