import type { RosterRow } from '@ejia/contract/activities/schemas'
import { awardsAtOnce, type AttendanceEventKind, type AttendanceState, type AttendanceWay } from '@ejia/domain/activities'
import { isPartyMember } from '@ejia/domain/members'
import { assertThat } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { newId } from '../../../lib/ids'
import { writeAudit } from '../../audit'
import { awardAll, reverseBySource, type AwardFact } from '../../points'
import { ruleKeyOf } from '../activities.points'
import type { ActivityRow } from '../activities.repo'
import { holdManaged } from '../activities.service'
import { appendEvent, findLatest, type Latest } from './attendance.repo'
import { getRosterRow } from './roster.service'

/** Strikes a row: the event stays, a new one says so, and points that were given go back. */
export async function voidAttendance(ctx: ActorContext, id: string, memberId: string, reason: string): Promise<RosterRow> {
  return change(ctx, id, memberId, 'void', async (row, latest) => {
    if (!(await append(ctx, row, latest, { kind: 'voided', reason }))) return false
    await reverseBySource(ctx, 'attendance', latest.attendanceId, memberId, reason.trim())
    return true
  })
}

/** Takes a strike back: the row stands as it stood, and what it had given is given again. */
export async function restoreAttendance(ctx: ActorContext, id: string, memberId: string, reason: string): Promise<RosterRow> {
  return change(ctx, id, memberId, 'not_void', async (row, latest) => {
    if (!(await append(ctx, row, latest, { kind: 'restored', reason }))) return false
    if (!latest.pending) await awardDue(ctx, row, latest, reason)
    return true
  })
}

/** Accepts what waits to be verified: from now on it is 实到, and its points come with the confirmed list. */
export async function acceptAttendance(ctx: ActorContext, id: string, memberId: string): Promise<RosterRow> {
  return change(ctx, id, memberId, 'present', async (row, latest) => {
    assertThat(latest.state === 'pending', 'activities.wrong_state')
    return acceptAs(ctx, row, latest, { way: latest.way, reason: '' })
  })
}

export async function acceptAs(ctx: ActorContext, row: ActivityRow, latest: Latest, by: { way: AttendanceWay; reason: string }): Promise<boolean> {
  if (!(await append(ctx, row, { ...latest, pending: false, way: by.way }, { kind: 'accepted', reason: by.reason }))) return false
  if (row.state === 'confirmed') await awardDue(ctx, row, latest, by.reason || `签到核实：${row.title}`)
  return true
}

type Wanted = AttendanceState | 'not_void'
const isAs = (state: AttendanceState, wanted: Wanted): boolean => (wanted === 'not_void' ? state !== 'void' : state === wanted)

/** Where it stands as wanted already, nothing happens; when somebody else changed it first, the outcome decides. */
async function change(
  ctx: ActorContext,
  id: string,
  memberId: string,
  wanted: Wanted,
  apply: (row: ActivityRow, latest: Latest) => Promise<boolean>,
): Promise<RosterRow> {
  const row = await holdManaged(ctx, id, 'confirm')
  assertThat(row.state === 'open' || row.state === 'confirmed', 'activities.wrong_state')
  await getRosterRow(ctx, row, memberId) // who is not on the roster is not there
  const latest = await findLatest(ctx.db, id, memberId)
  assertThat(latest, 'activities.not_checked_in')
  if (!isAs(latest.state, wanted) && !(await apply(row, latest))) {
    const now = await findLatest(ctx.db, id, memberId)
    assertThat(now && isAs(now.state, wanted), 'thing.changed')
  }
  return getRosterRow(ctx, row, memberId)
}

async function append(ctx: ActorContext, row: ActivityRow, latest: Latest, event: { kind: AttendanceEventKind; reason: string }): Promise<boolean> {
  const { attendanceId, way, capture, pending, occurredAt } = latest
  const appended = await appendEvent(ctx.db, {
    id: newId(ctx.now), attendanceId, seq: latest.seq + 1, kind: event.kind, way, capture, pending, occurredAt,
    recordedAt: ctx.now, accountId: ctx.actor.accountId, reason: event.reason.trim(),
  })
  if (appended) {
    const detail = { activityId: row.id, memberId: latest.memberId, way }
    await writeAudit(ctx, { action: `activities.attendance_${event.kind}`, subjectType: 'attendance', subjectId: attendanceId, orgId: row.orgId, detail })
  }
  return appended
}

/** After the list was confirmed points are due at once; before, only where a scan had given them at once. */
async function awardDue(ctx: ActorContext, row: ActivityRow, latest: Latest, note: string): Promise<void> {
  const atOnce = awardsAtOnce({ way: latest.way, capture: latest.capture, offline: latest.arrivedLate })
  if (row.state !== 'confirmed' && !atOnce) return
  await giveDue(ctx, [{ ...toFact(row, latest), provisional: row.state !== 'confirmed', note: note.trim() }])
}

/** What a closed year would keep from members is lost for good: then nothing changes, and the committee office has to do it. */
export async function giveDue(ctx: ActorContext, facts: readonly AwardFact[]): Promise<void> {
  const outcomes = await awardAll(ctx, facts)
  assertThat(outcomes.every((outcome) => outcome.entry !== null || outcome.reason !== 'year_closed'), 'points.year_closed')
}

/** What an attendance is worth points for, judged by the standing its member had on the roster. */
export const toFact = (row: ActivityRow, { attendanceId, memberId, occurredAt, standing, attempt }: Latest): AwardFact => ({
  memberId,
  ruleKey: ruleKeyOf(row.kind),
  sourceType: 'attendance',
  sourceId: attendanceId,
  title: row.title,
  at: occurredAt,
  orgId: standing.orgId,
  standing: { retired: standing.service === 'retired', away: standing.away, partyMember: isPartyMember(standing.status) },
  attempt,
})
