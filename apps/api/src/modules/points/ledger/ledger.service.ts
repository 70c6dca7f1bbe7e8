import type { RouteInput } from '@ejia/contract/core/route'
import type { LedgerEntry, LedgerEntryDetail, LedgerTotals, StaffLedgerEntry } from '@ejia/contract/points/schemas'
import type { Wire } from '@ejia/contract/wire'
import { reaches, reachOf } from '@ejia/domain/actor'
import { toPoints } from '@ejia/domain/points'
import { assertThat, found } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { decodeCursor, pageSize, toPage } from '../../../lib/cursor'
import { writeAudit } from '../../audit'
import { reachableOrg } from '../../orgs'
import { findMemberPath } from '../totals/balances.repo'
import { findAppealOf } from '../appeals/appeals.repo'
import { findProposer } from '../awards/awards.repo'
import type { LedgerFilter } from './ledger-filter.repo'
import { findEntry, listEntries, sumEntries, type EntryDetailRow, type EntryRow } from './ledger.repo'
import { describeDetail, describeEntry, describeStaffEntry } from './ledger.view'
import { canSeeEntry, isCommitteeOffice } from '../points.policy'
import { isYearClosed } from '../reversal.repo'
import { reverseEntries } from '../reversal.service'

interface PageQuery {
  cursor?: string
  limit?: number
}

export type FilterQuery = NonNullable<RouteInput<Wire['GET /points/ledger-totals']>['query']>

export async function listMyLedger(ctx: ActorContext, query: PageQuery & { year?: number }): Promise<{ items: LedgerEntry[]; nextCursor: string | null }> {
  if (ctx.actor.memberId === null) return { items: [], nextCursor: null }
  const page = await pageOf(ctx, { memberId: ctx.actor.memberId, year: query.year }, query)
  return { ...page, items: page.items.map(describeEntry) }
}

/** For those who look after people: one member's ledger, one organisation's, or all that their roles reach. */
export async function listLedger(ctx: ActorContext, query: FilterQuery & PageQuery): Promise<{ items: StaffLedgerEntry[]; nextCursor: string | null }> {
  const page = await pageOf(ctx, await filterWithinReach(ctx, query), query)
  return { ...page, items: page.items.map(describeStaffEntry) }
}

export async function totalLedger(ctx: ActorContext, query: FilterQuery): Promise<LedgerTotals> {
  const { entries, members, sum, pending, reversed } = await sumEntries(ctx.db, await filterWithinReach(ctx, query))
  return { entries, members, sum: toPoints(sum), pending: toPoints(pending), reversed: toPoints(reversed) }
}

/** A member now in reach shows the whole ledger; otherwise only entries of organisations in reach. */
export async function filterWithinReach(ctx: ActorContext, { memberId, orgId, ...rest }: FilterQuery): Promise<LedgerFilter> {
  const reach = reachOf(ctx.actor, 'points.read')
  assertThat(reach.length > 0, 'thing.forbidden')
  if (memberId !== undefined) {
    const path = await findMemberPath(ctx.db, memberId)
    assertThat(path !== undefined && reaches(ctx.actor, 'points.read', path), 'reference.not_found')
  }
  const paths = orgId !== undefined ? [(await reachableOrg(ctx, orgId, 'points.read')).path] : memberId === undefined ? reach : undefined
  return { ...rest, memberId, paths }
}

async function pageOf(ctx: ActorContext, filter: LedgerFilter, query: PageQuery): Promise<{ items: EntryRow[]; nextCursor: string | null }> {
  const size = pageSize(query.limit)
  const rows = await listEntries(ctx.db, filter, decodeCursor(query.cursor, 2), size + 1)
  return toPage(rows, size, (row) => [row.enteredAt.toISOString(), row.id])
}

/** Why this point was given. */
export async function explainEntry(ctx: ActorContext, entryId: string): Promise<LedgerEntryDetail> {
  return explain(ctx, await visibleEntry(ctx, entryId))
}

async function explain(ctx: ActorContext, entry: EntryDetailRow): Promise<LedgerEntryDetail> {
  const appeal = await findAppealOf(ctx.db, entry.id)
  const isMine = entry.memberId !== null && entry.memberId === ctx.actor.memberId
  return describeDetail(entry, {
    appeal: appeal ?? null,
    canAppeal: isMine && !appeal && entry.reversedBy === null && !(await isYearClosed(ctx.db, entry.year)),
    proposedBy: entry.sourceType === 'manual' ? await findProposer(ctx.db, entry.sourceId) : null,
  })
}

async function visibleEntry(ctx: ActorContext, entryId: string): Promise<EntryDetailRow> {
  const entry = found(await findEntry(ctx.db, entryId))
  assertThat(canSeeEntry(ctx.actor, entry), 'thing.not_found')
  return entry
}

/** Takes one entry back with a reason: a new row points at it, and the member can read why. */
export async function reverseEntry(ctx: ActorContext, entryId: string, reason: string): Promise<LedgerEntryDetail> {
  const entry = await visibleEntry(ctx, entryId)
  assertThat(reaches(ctx.actor, 'points.manage', entry.orgPath), 'thing.forbidden')
  assertThat(entry.reversalOf === null, 'points.is_reversal')
  assertThat(entry.reversedBy === null, 'points.reversed_already')
  assertThat(isCommitteeOffice(ctx.actor) || !(await isYearClosed(ctx.db, entry.year)), 'points.year_closed')
  const [reversalId] = await reverseEntries(ctx, [entryId], reason)
  assertThat(reversalId !== undefined, 'points.reversed_already')
  await writeAudit(ctx, { action: 'points.reverse', subjectType: 'point_entry', subjectId: entryId, orgId: entry.orgId, detail: { reversalId } })
  return explain(ctx, found(await findEntry(ctx.db, reversalId)))
}
