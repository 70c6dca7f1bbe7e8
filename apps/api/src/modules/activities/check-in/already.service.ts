import { awardsAtOnce } from '@ejia/domain/activities'
import { dayOf } from '@ejia/domain/calendar'
import { isPartyMember } from '@ejia/domain/members'
import { isExempt, toPoints } from '@ejia/domain/points'
import type { ActorContext } from '../../../lib/context'
import { ruleOn } from '../../points'
import { ruleKeyOf } from '../activities.points'
import type { ActivityRow } from '../activities.repo'
import { findLatest, type Latest } from '../roster/attendance.repo'
import type { RecordedAnswer } from './check-in.repo'
import { findStandingEntry } from './own-entry.repo'

/** How an attendance that is there stands, with the points it gave; null when there is none. */
export async function describeAttendance(ctx: ActorContext, row: ActivityRow, memberId: string): Promise<RecordedAnswer | null> {
  const latest = await findLatest(ctx.db, row.id, memberId)
  if (!latest) return null
  const entry = await findStandingEntry(ctx.db, latest.attendanceId, memberId)
  return {
    already: true,
    attendance: { state: latest.state, way: latest.way, at: latest.occurredAt.toISOString() },
    points: entry
      ? { entryId: entry.id, delta: toPoints(entry.delta), title: entry.title, ruleVersion: entry.rule_version, pending: entry.pending }
      : null,
    noPointsReason: entry || latest.state === 'void' ? null : await whyNone(ctx, row, latest),
  }
}

/** Not written down at the time, but it follows from what was. */
async function whyNone(ctx: ActorContext, row: ActivityRow, latest: Latest): Promise<RecordedAnswer['noPointsReason']> {
  const waits = row.state === 'open' && (latest.pending || !awardsAtOnce({ way: latest.way, capture: latest.capture, offline: latest.arrivedLate }))
  if (waits) return 'after_confirmation'
  const rule = await ruleOn(ctx.db, ruleKeyOf(row.kind), dayOf(latest.occurredAt))
  if (!rule) return 'no_rule'
  const { standing } = latest
  const person = { retired: standing.service === 'retired', away: standing.away, partyMember: isPartyMember(standing.status) }
  return isExempt(rule.exempt, person) ? 'exempt' : 'capped'
}
