import type { Activity, ActivitySummary, Headcount, ManagedActivity } from '@ejia/contract/activities/schemas'
import type { Actor } from '@ejia/domain/actor'
import type { ActorContext } from '../../lib/context'
import { abilitiesOn, type Marks } from './activities.policy'
import { pointsOffered } from './activities.points'
import type { ActivityRow } from './activities.repo'
import { countHead, countHeads, nobody } from './headcount.repo'
import { findMarks, type MemberMarks } from './marks.repo'
import { countWaitingOf } from './planning/leave.repo'

/** The marks a policy decides by. */
export const toPolicyMarks = (marks: MemberMarks): Marks => ({
  onRoster: marks.onRoster,
  signedUp: marks.signedUp,
  leave: marks.leave?.state ?? null,
  attendance: marks.attendance?.state ?? null,
})

export function toSummary(row: ActivityRow, marks: MemberMarks): ActivitySummary {
  const { id, kind, title, place, state, signUpMode } = row
  const touched = marks.onRoster || marks.signedUp || marks.attendance !== null
  return {
    id, kind, title, place, state, signUpMode,
    org: { id: row.orgId, name: row.orgName },
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    checkInOpensAt: row.checkInOpensAt.toISOString(),
    checkInClosesAt: row.checkInClosesAt.toISOString(),
    mine: touched ? { signedUp: marks.signedUp, leave: marks.leave?.state ?? null, attendance: marks.attendance?.state ?? null } : null,
  }
}

/** A list of activities with the actor's own marks, in two queries whatever its length. */
export async function toSummaries(ctx: ActorContext, rows: readonly ActivityRow[]): Promise<ActivitySummary[]> {
  const marksOf = await findMarks(ctx.db, rows.map((row) => row.id), ctx.actor.memberId)
  return rows.map((row) => toSummary(row, marksOf(row.id)))
}

/** The same for a desk, with the numbers of each; four queries whatever its length. */
export async function toManaged(ctx: ActorContext, rows: readonly ActivityRow[]): Promise<ManagedActivity[]> {
  const ids = rows.map((row) => row.id)
  const [summaries, heads, waiting] = [await toSummaries(ctx, rows), await countHeads(ctx.db, ids), await countWaitingOf(ctx.db, ids)]
  return summaries.map((one) => ({ ...one, headcount: heads.get(one.id) ?? nobody, leavesWaiting: waiting.get(one.id) ?? 0 }))
}

export async function toActivity(ctx: ActorContext, row: ActivityRow, marks: MemberMarks): Promise<Activity> {
  const headcount = await countHead(ctx.db, row.id)
  return { ...toSummary(row, marks), ...details(row, marks), headcount, points: await pointsOffered(ctx.db, row), can: canOn(ctx.actor, row, marks, headcount, ctx.now) }
}

function details(row: ActivityRow, marks: MemberMarks) {
  const { attendance } = marks
  return {
    description: row.description,
    quota: row.quota,
    makeUpMinutes: row.makeUpMinutes,
    audience: row.audience,
    unit: row.unitId !== null && row.unitName !== null ? { id: row.unitId, name: row.unitName } : null,
    signUpClosesAt: row.signUpClosesAt?.toISOString() ?? null,
    attendance: attendance && { state: attendance.state, way: attendance.way, at: attendance.at },
    leave: marks.leave,
    ...(marks.signedUpBy ? { signedUpBy: marks.signedUpBy } : {}),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    cancelReason: row.cancelReason,
  }
}

function canOn(actor: Actor, row: ActivityRow, marks: MemberMarks, headcount: Headcount, now: Date): Activity['can'] {
  const can = abilitiesOn(actor, row, toPolicyMarks(marks), now)
  const full = row.quota !== null && headcount.signedUp >= row.quota
  return { ...can, signUp: can.signUp && !full, checkIn: can.checkIn && (!full || marks.signedUp) }
}
