import type { Org, OrgDetail, OrgEvent, OrgHoldings } from '@ejia/contract/orgs/routes'
import { reachOf, reaches } from '@ejia/domain/actor'
import { dayOf } from '@ejia/domain/calendar'
import { termState, type OrgEventKind } from '@ejia/domain/orgs'
import type { Ability } from '@ejia/domain/roles'
import type { Static } from 'typebox'
import { AppError, assertThat, found } from '../../lib/app-error'
import type { ActorContext, Context, Executor } from '../../lib/context'
import { decodeCursor, instantIn, pageSize, toPage } from '../../lib/cursor'
import { newId } from '../../lib/ids'
import { countHoldings, countMembers } from './orgs.hooks'
import { canLookInside, canManage } from './orgs.policy'
import { countChildren, findOrg, holdOrg, insertOrgEvent, listByPaths, listIdsUnder, listOrgEvents, listTree, listUnder, type OrgEventRow, type OrgRow } from './orgs.repo'

/** Path → name, for the organisations on these paths. */
export async function getOrgNames(db: Executor, paths: readonly string[]): Promise<Map<string, string>> {
  if (paths.length === 0) return new Map()
  return new Map((await listByPaths(db, paths)).map((row) => [row.path, row.name]))
}

/** Ids of everything on and below these paths, dissolved ones included. */
export const idsUnder = (db: Executor, paths: readonly string[]): Promise<number[]> => listIdsUnder(db, paths)

interface Holding {
  /** Keeps the organisation from being moved or dissolved until the transaction ends: for what must not end up in a closed one. */
  hold?: boolean
}

export const getOrg = (db: Executor, orgId: number, { hold = false }: Holding = {}): Promise<OrgRow | undefined> => (hold ? holdOrg : findOrg)(db, orgId)

/** An organisation named in a body or a query: one that is there and works. */
export async function requireOrg(db: Executor, orgId: number, holding: Holding = {}): Promise<OrgRow> {
  const org = await getOrg(db, orgId, holding)
  if (!org || org.dissolvedAt !== null) throw new AppError('reference.not_found')
  return org
}

/** The same, within reach of the actor's roles; out of reach looks exactly like missing. */
export async function reachableOrg(ctx: ActorContext, orgId: number, ability: Ability, holding: Holding = {}): Promise<OrgRow> {
  const org = await requireOrg(ctx.db, orgId, holding)
  assertThat(reaches(ctx.actor, ability, org.path), 'reference.not_found')
  return org
}

/** Every working organisation that the actor's roles reach with this ability. */
export const listReachableOrgs = (ctx: ActorContext, ability: Ability, { hold = false }: Holding = {}): Promise<OrgRow[]> =>
  listUnder(ctx.db, reachOf(ctx.actor, ability), { hold })

/** The organisation a request is about, which the actor may change and which still works. */
export async function manageableOrg(ctx: ActorContext, orgId: number): Promise<OrgRow> {
  const org = found(await findOrg(ctx.db, orgId))
  assertThat(canManage(ctx.actor, org), 'thing.forbidden')
  assertThat(org.dissolvedAt === null, 'orgs.dissolved')
  return org
}

export async function listOrgs(ctx: Context, query: { rootId?: number; includeDissolved?: boolean }): Promise<{ items: Org[] }> {
  const root = query.rootId === undefined ? null : found(await findOrg(ctx.db, query.rootId))
  const rows = await listTree(ctx.db, { path: root?.path ?? null, includeDissolved: query.includeDissolved ?? false })
  return { items: rows.map((row) => toOrg(ctx, row)) }
}

export async function describeOrg(ctx: ActorContext, orgId: number): Promise<Static<typeof OrgDetail>> {
  const org = found(await findOrg(ctx.db, orgId))
  const memberCount = canLookInside(ctx.actor, org) ? await countMembers(ctx.db, org.path) : null
  return { ...toOrg(ctx, org), memberCount, childCount: await countChildren(ctx.db, orgId) }
}

/** What would move along, or has to go somewhere first: for those who hold an office there. */
export async function describeHoldings(ctx: ActorContext, orgId: number): Promise<OrgHoldings> {
  const org = found(await findOrg(ctx.db, orgId))
  assertThat(canLookInside(ctx.actor, org), 'thing.forbidden')
  const below = await listUnder(ctx.db, [org.path], { hold: false })
  return { orgs: below.filter((one) => one.id !== orgId).length, ...(await countHoldings(ctx.db, org.path)) }
}

export async function listHistory(ctx: ActorContext, orgId: number, query: { cursor?: string; limit?: number }) {
  const org = found(await findOrg(ctx.db, orgId))
  assertThat(canLookInside(ctx.actor, org), 'thing.forbidden')
  const key = decodeCursor(query.cursor, 2)
  const size = pageSize(query.limit)
  const rows = await listOrgEvents(ctx.db, orgId, key && { at: instantIn(key[0]), id: String(key[1]) }, size + 1)
  const page = toPage(rows, size, (row) => [row.at.toISOString(), row.id])
  return { ...page, items: page.items.map(toEvent) }
}

interface Event {
  kind: OrgEventKind
  reason?: string
  before?: Record<string, unknown>
  after: Record<string, unknown>
}

export const recordEvent = (ctx: Context, orgId: number, { kind, reason = '', before = {}, after }: Event): Promise<void> =>
  insertOrgEvent(ctx.db, { id: newId(ctx.now), orgId, kind, at: ctx.now, accountId: ctx.actor?.accountId ?? null, reason, before, after })

export const toOrg = ({ now }: Context, { id, parentId, path, name, shortName, kind, dissolvedAt, foundedOn, termStartsOn, termEndsOn }: OrgRow): Org => ({
  id, parentId, path, name, shortName, kind, dissolved: dissolvedAt !== null, foundedOn, termStartsOn, termEndsOn,
  termState: termState(termEndsOn, dayOf(now)),
})

const toEvent = ({ id, kind, at, reason, before, after }: OrgEventRow): Static<typeof OrgEvent> => ({ id, kind, at: at.toISOString(), reason, before, after })
