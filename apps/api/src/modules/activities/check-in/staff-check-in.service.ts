import type { StaffCheckIn } from '@ejia/contract/activities/schemas'
import type { RouteInput } from '@ejia/contract/core/route'
import type { Wire } from '@ejia/contract/wire'
import { clampToWindow, needsReason, windowAt } from '@ejia/domain/activities'
import { cardEntryHours } from '@ejia/domain/cards'
import { assertThat } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import type { ActivityRow } from '../activities.repo'
import { holdManaged } from '../activities.service'
import { readInstant } from '../planning/plan.service'
import { findLatest } from '../roster/attendance.repo'
import { acceptAs } from '../roster/review.service'
import { getRosterRow } from '../roster/roster.service'
import { countAlready } from './check-in.counts'
import { recordAttendances } from './entries.service'
import { isSettled, personOnCard, type CardDesk } from './scanned-card.service'

type Body = RouteInput<Wire['POST /activities/:activityId/staff-check-ins']>['body']
type StaffEntry = Body & { memberId: string }

/**
 * Staff enter somebody, by name or by the card that was scanned. Entering twice changes nothing, so a queue kept without a
 * network can be replayed in any order; an entry of the member's own that waits to be verified is accepted by it. A struck row
 * stays struck: that has a reason.
 */
export async function checkInMember(desk: CardDesk, ctx: ActorContext, id: string, body: Body): Promise<StaffCheckIn> {
  const row = await holdManaged(ctx, id)
  if (body.card === undefined) assertThat(row.state === 'open', 'activities.wrong_state')
  const entered = { ...body, memberId: await whoIsMeant(desk, ctx, row, body) }
  const reason = body.reason?.trim() ?? ''
  assertThat(reason !== '' || !needsReason(body.way), 'request.invalid', { fields: [{ field: 'body/reason', message: '补签和书面补录要写明原因' }] })
  const already = !(await record(ctx, row, entered, reason))
  if (already) countAlready(body.way)
  return { ...(await getRosterRow(ctx, row, entered.memberId)), already }
}

/** Whether the entry is new. */
async function record(ctx: ActorContext, row: ActivityRow, entered: StaffEntry, reason: string): Promise<boolean> {
  const { memberId, way } = entered
  const before = await findLatest(ctx.db, row.id, memberId)
  if (entered.card !== undefined && isSettled(before)) return false
  const entry = { memberId, way, reason, occurredAt: momentOf(ctx, row, entered) }
  if (before === undefined && (await recordAttendances(ctx, row, [entry])).length > 0) return true
  // looked at again: the member's own entry may have arrived since, and kept this one out
  const latest = await findLatest(ctx.db, row.id, memberId)
  if (latest?.state === 'pending') await acceptAs(ctx, row, latest, { way, reason })
  return false
}

async function whoIsMeant(desk: CardDesk, ctx: ActorContext, row: ActivityRow, { memberId, card, way, asGuest = false }: Body): Promise<string> {
  const one = (memberId === undefined) !== (card === undefined)
  assertThat(one, 'request.invalid', { fields: [{ field: 'body/memberId', message: '请给出党员或党员码，二选一' }] })
  if (memberId !== undefined) return memberId
  assertThat(way === 'staff_scan', 'request.invalid', { fields: [{ field: 'body/way', message: '扫党员码只能登记为代扫' }] })
  return personOnCard(desk, ctx, row, { card: card ?? '', asGuest })
}

const hourMs = 3_600_000
/** Phones run this fast without anybody noticing; what one scanned "in a moment" was scanned now. */
const fastClockMinutes = 5

function notAhead(now: Date, claimed: Date, minutes: number): Date {
  const ahead = claimed.getTime() - now.getTime()
  assertThat(ahead <= minutes * 60_000, 'request.invalid', { fields: [{ field: 'body/occurredAt', message: '时间不能晚于现在，请检查手机的时间' }] })
  return ahead > 0 ? now : claimed
}

/** A scan happens in the window; what is filled in later counts for the meeting, not for the day it was filled in. */
function momentOf(ctx: ActorContext, row: ActivityRow, { way, occurredAt, card }: StaffEntry): Date {
  const claimed = occurredAt === undefined ? ctx.now : notAhead(ctx.now, readInstant(occurredAt, 'occurredAt'), card === undefined ? 0 : fastClockMinutes)
  assertThat(card === undefined || ctx.now.getTime() - claimed.getTime() <= cardEntryHours * hourMs, 'cards.too_late')
  const where = windowAt(row, claimed)
  assertThat(where !== 'before', 'check_in.not_open')
  assertThat(where !== 'after' || (way !== 'staff_scan' && occurredAt === undefined), 'check_in.closed')
  return clampToWindow(row, claimed)
}
