import type { Waiting } from '@ejia/contract/core/schema'
import { reachOf } from '@ejia/domain/actor'
import { dayOf } from '@ejia/domain/calendar'
import type { TransferState } from '@ejia/domain/members'
import type { ActorContext } from '../../../lib/context'
import { decodeCursor, instantIn, pageSize, toPage } from '../../../lib/cursor'
import { countWaiting, listTransfers } from './transfer.repo'
import { toTransfer } from './transfer.service'

interface TransferQuery {
  direction?: 'in' | 'out'
  state?: TransferState
  memberId?: string
  cursor?: string
  limit?: number
}

export async function listMemberTransfers(ctx: ActorContext, { direction, state, memberId, cursor, limit }: TransferQuery) {
  const key = decodeCursor(cursor, 2)
  const size = pageSize(limit)
  const filter = { reach: reachOf(ctx.actor, 'members.manage'), direction, state, memberId }
  const rows = await listTransfers(ctx.db, filter, key && { at: instantIn(key[0]), id: String(key[1]) }, size + 1)
  const page = toPage(rows, size, (row) => [row.askedAt.toISOString(), row.id])
  return { ...page, items: page.items.map((row) => toTransfer(ctx, row)) }
}

/** Members whom another branch has handed over and who wait to be taken in here: for the workbench. */
export async function transfersWaiting(ctx: ActorContext): Promise<Waiting> {
  const reach = reachOf(ctx.actor, 'members.manage')
  const rows = await listTransfers(ctx.db, { reach, direction: 'in', state: 'asked' }, null, 20)
  const items = rows.filter((row) => row.endsOn >= dayOf(ctx.now)).slice(0, 5).map(({ id, memberName, from, to, askedAt }) => ({
    id, title: `${memberName}：由${from.name}转来`, org: { id: to.id, name: to.name }, at: askedAt.toISOString(),
  }))
  return { count: await countWaiting(ctx.db, reach, dayOf(ctx.now)), items }
}
