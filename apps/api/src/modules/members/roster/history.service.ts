import type { MemberEvent } from '@ejia/contract/members/routes'
import type { ActorContext } from '../../../lib/context'
import { decodeCursor, instantIn, pageSize, toPage } from '../../../lib/cursor'
import { visibleMember } from '../members.service'
import { listEvents, nameOrgs, reasonsOf, type EventRow } from './history.repo'

/** What happened to a member, newest first: for themselves and for whoever may see them. */
export async function listMemberHistory(ctx: ActorContext, memberId: string, query: { cursor?: string; limit?: number }) {
  await visibleMember(ctx, memberId)
  const key = decodeCursor(query.cursor, 2)
  const size = pageSize(query.limit)
  const rows = await listEvents(ctx.db, memberId, key && { at: instantIn(key[0]), id: String(key[1]) }, size + 1)
  const page = toPage(rows, size, (row) => [row.at.toISOString(), row.id])
  const names = await nameOrgs(ctx.db, [...new Set(page.items.flatMap((row) => [row.orgId, fromOf(row) ?? row.orgId]))])
  const reasons = await reasonsOf(ctx.db, page.items.flatMap((row) => transferOf(row) ?? []))
  return { ...page, items: page.items.map((row) => toEvent(row, names, reasons)) }
}

const fromOf = ({ kind, detail }: EventRow): number | null => (kind === 'transferred' && typeof detail.from === 'number' ? detail.from : null)
const transferOf = ({ detail }: EventRow): string | null => (typeof detail.transferId === 'string' ? detail.transferId : null)

function toEvent(row: EventRow, names: ReadonlyMap<number, string>, reasons: ReadonlyMap<string, string>): MemberEvent {
  const { changed, transferId, ...rest } = row.detail
  const orgOf = (id: number) => ({ id, name: names.get(id) ?? '' })
  const fromId = fromOf(row)
  return {
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    org: orgOf(row.orgId),
    from: fromId === null ? null : orgOf(fromId),
    reason: reasons.get(String(transferId)) ?? '',
    changed: Array.isArray(changed) ? changed.map(String) : [],
    detail: withoutPlaces(rest),
  }
}

/** Where from and where to are said as organisations. */
const withoutPlaces = (detail: Record<string, unknown>) => Object.fromEntries(Object.entries(detail).filter(([name]) => name !== 'from' && name !== 'to'))
