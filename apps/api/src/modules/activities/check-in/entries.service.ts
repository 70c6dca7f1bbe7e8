import { awardsAtOnce, type AttendanceWay, type Capture } from '@ejia/domain/activities'
import { reaches } from '@ejia/domain/actor'
import { dayOf } from '@ejia/domain/calendar'
import { assertThat } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { newId } from '../../../lib/ids'
import { mayManage } from '../activities.policy'
import type { ActivityRow } from '../activities.repo'
import { holdManaged } from '../activities.service'
import { countRecorded } from './check-in.counts'
import { recordEntries, type EntryRow, type Recorded } from './check-in.repo'
import { addToRoster, findPlaces, missingFromRoster } from '../roster/roster.repo'

/** One person's attendance as staff, or a replay of a past meeting, enter it. */
export interface Entry {
  memberId: string
  way: AttendanceWay
  capture?: Capture | undefined
  occurredAt: Date
  reason?: string | undefined
  /** It came in later from a phone without a network and waits to be verified. */
  pending?: boolean | undefined
  /** Who entered it, when that is not the actor. */
  accountId?: string | null | undefined
}

/** Most entries of one statement. */
const chunk = 500

/**
 * Writes entries of an open activity, many in one statement; comes back with those that were new.
 * Who is not on the roster is added to it, if the actor looks after them.
 */
export async function recordAttendances(ctx: ActorContext, row: ActivityRow, entries: readonly Entry[]): Promise<Recorded[]> {
  assertThat(mayManage(ctx.actor, row), 'thing.forbidden')
  const byMember = new Map(entries.map((entry) => [entry.memberId, entry]))
  await admit(ctx, row, [...byMember.keys()])
  const rows = [...byMember.values()].map((entry) => toRow(ctx, row, entry))
  const recorded: Recorded[] = []
  for (let from = 0; from < rows.length; from += chunk) recorded.push(...(await recordEntries(ctx.db, rows.slice(from, from + chunk))))
  countRecorded(recorded)
  return recorded
}

async function admit(ctx: ActorContext, row: ActivityRow, memberIds: readonly string[]): Promise<void> {
  const missing = await missingFromRoster(ctx.db, row.id, memberIds)
  if (missing.length === 0) return
  const people = await findPlaces(ctx.db, missing)
  const known = people.length === missing.length && people.every(({ path }) => reaches(ctx.actor, 'activities.manage', path))
  assertThat(known, 'reference.not_found', { fields: [{ field: 'body/memberId', message: '没有这名党员，或不在您的管理范围内' }] })
  await addToRoster(ctx.db, row.id, people)
}

function toRow(ctx: ActorContext, row: ActivityRow, entry: Entry): EntryRow {
  const { memberId, way, occurredAt, reason = '', pending = false } = entry
  const capture = entry.capture ?? null
  return {
    attendance_id: newId(ctx.now), event_id: newId(ctx.now), ledger_id: newId(ctx.now),
    activity_id: row.id, member_id: memberId, way, capture,
    pending, awards: awardsAtOnce({ way, capture, offline: pending }),
    occurred_at: occurredAt, fact_on: dayOf(occurredAt), recorded_at: ctx.now,
    account_id: entry.accountId === undefined ? ctx.actor.accountId : entry.accountId,
    device_hash: null, reason, key: null, route: null, request_hash: null,
  }
}

/** The same by id, for callers outside this module. */
export async function recordAttendancesOf(ctx: ActorContext, activityId: string, entries: readonly Entry[]): Promise<number> {
  const row = await holdManaged(ctx, activityId)
  assertThat(row.state === 'open', 'activities.wrong_state')
  return (await recordAttendances(ctx, row, entries)).length
}
