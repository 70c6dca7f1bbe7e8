import type { RosterRow } from '@ejia/contract/activities/schemas'
import type { RouteInput } from '@ejia/contract/core/route'
import type { Wire } from '@ejia/contract/wire'
import { clampToWindow, needsReason, windowAt } from '@ejia/domain/activities'
import { assertThat } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import type { ActivityRow } from '../activities.repo'
import { holdManaged } from '../activities.service'
import { findLatest } from '../roster/attendance.repo'
import { countAlready } from './check-in.counts'
import { recordAttendances } from './entries.service'
import { readInstant } from '../planning/plan.service'
import { acceptAs } from '../roster/review.service'
import { getRosterRow } from '../roster/roster.service'

type StaffEntry = RouteInput<Wire['POST /activities/:activityId/staff-check-ins']>['body']

/**
 * Staff enter somebody. Entering twice changes nothing, so a queue kept without a network can be replayed in any order;
 * an entry of the member's own that waits to be verified is accepted by it. A struck row stays struck: that has a reason.
 */
export async function checkInMember(ctx: ActorContext, id: string, body: StaffEntry): Promise<RosterRow> {
  const row = await holdManaged(ctx, id)
  assertThat(row.state === 'open', 'activities.wrong_state')
  const reason = body.reason?.trim() ?? ''
  assertThat(reason !== '' || !needsReason(body.way), 'request.invalid', { fields: [{ field: 'body/reason', message: '补签和书面补录要写明原因' }] })
  const entry = { memberId: body.memberId, way: body.way, reason, occurredAt: momentOf(ctx, row, body) }
  const isThere = (await findLatest(ctx.db, id, body.memberId)) !== undefined
  const isNew = !isThere && (await recordAttendances(ctx, row, [entry])).length > 0
  if (!isNew) countAlready(body.way)
  // looked at again: the member's own entry may have arrived since, and kept this one out
  const latest = isNew ? undefined : await findLatest(ctx.db, id, body.memberId)
  if (latest?.state === 'pending') await acceptAs(ctx, row, latest, { way: body.way, reason })
  return getRosterRow(ctx, row, body.memberId)
}

/** A scan happens in the window; what is filled in later counts for the meeting, not for the day it was filled in. */
function momentOf(ctx: ActorContext, row: ActivityRow, { way, occurredAt }: StaffEntry): Date {
  const claimed = occurredAt === undefined ? ctx.now : readInstant(occurredAt, 'occurredAt')
  assertThat(claimed.getTime() <= ctx.now.getTime(), 'request.invalid', { fields: [{ field: 'body/occurredAt', message: '时间不能晚于现在' }] })
  const where = windowAt(row, claimed)
  assertThat(where !== 'before', 'check_in.not_open')
  assertThat(where !== 'after' || (way !== 'staff_scan' && occurredAt === undefined), 'check_in.closed')
  return clampToWindow(row, claimed)
}
