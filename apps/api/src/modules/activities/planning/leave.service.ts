import type { Activity, RosterRow } from '@ejia/contract/activities/schemas'
import type { LeaveReason } from '@ejia/domain/activities'
import { assertThat, found } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { recordActing } from '../../acting'
import { writeAudit } from '../../audit'
import { mayManage } from '../activities.policy'
import { holdActivity, type ActivityRow } from '../activities.repo'
import { getActivity, holdManaged, seeActivity } from '../activities.service'
import { actedColumns, actedDetail, subjectOf } from './acted'
import { decideWaiting, upsertLeave } from './leave.repo'
import { findMarksOn } from '../marks.repo'
import { getRosterRow } from '../roster/roster.service'
import { tellLeaveAsked, tellLeaveDecided } from '../telling/tell.service'

/** Asks to be excused. Asking again changes the reason while it waits, and asks anew after a refusal. */
export async function askLeave(ctx: ActorContext, id: string, request: { reason: LeaveReason; note?: string | undefined }): Promise<Activity> {
  const { marks } = await seeActivity(ctx, id)
  const { memberId } = ctx.actor
  assertThat(memberId !== null && marks.onRoster, 'activities.not_on_roster')
  const row = found(await holdActivity(ctx.db, id))
  assertOpenForLeave(row)
  assertThat(marks.attendance === null || marks.attendance.state === 'void', 'activities.checked_in_already')
  const { reason, note = '' } = request
  const outcome = outcomeOf(ctx, row)
  const wanted = { activityId: id, memberId, reason, note: note.trim(), askedAt: ctx.now, ...actedColumns(ctx), ...outcome }
  assertThat(await upsertLeave(ctx.db, wanted), 'activities.leave_decided')
  const detail = { memberId, reason, ...actedDetail(ctx), ...(outcome.state === 'granted' ? { state: outcome.state } : {}) }
  await writeAudit(ctx, { action: 'activities.ask_leave', subjectType: 'activity', subjectId: id, orgId: row.orgId, detail })
  await recordActing(ctx, 'leave', { ...subjectOf(row), note: outcome.state === 'granted' ? '已准假，' : '等待批准，' })
  if (outcome.state === 'pending') await tellLeaveAsked(ctx, row, memberId, reason)
  return getActivity(ctx, id)
}

/** Whoever would decide the leave they ask for a retired member decides it by asking: both are on the record, as one and the same person. */
function outcomeOf({ actor: { acting }, now }: ActorContext, row: ActivityRow) {
  if (!acting || !mayManage(acting.by, row)) return { state: 'pending', decidedAt: null, decidedBy: null } as const
  return { state: 'granted', decidedAt: now, decidedBy: acting.by.accountId } as const
}

export async function decideLeave(ctx: ActorContext, id: string, memberId: string, grant: boolean): Promise<RosterRow> {
  const row = await holdManaged(ctx, id)
  found((await findMarksOn(ctx.db, id, memberId)).leave)
  assertOpenForLeave(row)
  const state = grant ? 'granted' : 'refused'
  assertThat(await decideWaiting(ctx.db, id, memberId, { state, decidedAt: ctx.now, decidedBy: ctx.actor.accountId }), 'activities.leave_decided')
  await writeAudit(ctx, { action: 'activities.decide_leave', subjectType: 'activity', subjectId: id, orgId: row.orgId, detail: { memberId, state } })
  await tellLeaveDecided(ctx, row, memberId, grant)
  return getRosterRow(ctx, row, memberId)
}

/** With the list confirmed, who was excused is settled too. */
function assertOpenForLeave(row: ActivityRow): void {
  assertThat(row.state !== 'confirmed', 'activities.leave_closed')
  assertThat(row.state === 'open', 'activities.wrong_state')
}
