import type { RosterRow } from '@ejia/contract/activities/schemas'
import { attendanceStateOf, type SignUpMode } from '@ejia/domain/activities'
import { isPartyMember } from '@ejia/domain/members'
import { assertThat, found } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { pageSize, toPage } from '../../../lib/cursor'
import { toActedBy } from '../../acting'
import { decodeKey } from '../activities.cursor'
import { mayManage } from '../activities.policy'
import type { ActivityRow } from '../activities.repo'
import { seeActivity } from '../activities.service'
import { listRosterRows, type RosterRecord, type RosterShow } from './roster-list.repo'

interface RosterQuery {
  show?: RosterShow | undefined
  q?: string | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

/** Everyone expected, for those who look after the activity. */
export async function listRoster(ctx: ActorContext, id: string, query: RosterQuery) {
  const { row } = await seeActivity(ctx, id)
  assertThat(mayManage(ctx.actor, row), 'thing.forbidden')
  const size = pageSize(query.limit)
  const { show, q } = query
  const rows = await listRosterRows(ctx.db, id, { show, q, after: afterOf(query.cursor), limit: size + 1 })
  const { items, nextCursor } = toPage(rows, size, (last) => [last.roster_no, last.member_id])
  return { items: items.map((record) => toRosterRow(record, row.signUpMode)), nextCursor }
}

/** Most people one activity is held with: a whole city's. */
const everyone = 100_000

/** The whole roster at once, for documents. */
export async function listAllRosterRows(ctx: ActorContext, row: ActivityRow): Promise<RosterRow[]> {
  return (await listRosterRows(ctx.db, row.id, { limit: everyone })).map((record) => toRosterRow(record, row.signUpMode))
}

export async function getRosterRow(ctx: ActorContext, row: ActivityRow, memberId: string): Promise<RosterRow> {
  const [record] = await listRosterRows(ctx.db, row.id, { memberId, limit: 1 })
  return toRosterRow(found(record), row.signUpMode)
}

function afterOf(cursor: string | undefined): { rosterNo: string; memberId: string } | null {
  const key = decodeKey(cursor)
  return key && { rosterNo: key[0], memberId: key[1] }
}

/** Enough people on one phone to be worth a look; a couple shares one without harm. */
const manyOnOnePhone = 3

function toRosterRow(record: RosterRecord, mode: SignUpMode): RosterRow {
  const { status, service, away } = record
  const { actedBy: signedUpBy } = toActedBy(record.signed_by, record.signed_as)
  return {
    member: { id: record.member_id, name: record.name },
    org: { id: record.org_id, name: record.org_name },
    status, service, away,
    guest: record.added_later,
    expected: mode === 'sign_up' ? record.signed_up : isPartyMember(status) && !away && !record.added_later,
    leave: record.leave_state === null ? null : { reason: record.leave_reason, note: record.leave_note, state: record.leave_state, ...toActedBy(record.leave_by, record.leave_as) },
    ...(signedUpBy ? { signedUpBy } : {}),
    attendance: record.attendance_id === null ? null : toAttendance(record),
  }
}

const toAttendance = (record: RosterRecord): NonNullable<RosterRow['attendance']> => ({
  state: attendanceStateOf(record),
  way: record.way,
  capture: record.capture,
  at: new Date(record.occurred_at).toISOString(),
  by: record.by_name,
  reason: record.reason,
  hint: hintOf(record),
})

/** What looks relayed is said, not punished. */
function hintOf(record: RosterRecord): string | null {
  const hints = [
    ...(record.capture === 'picture' ? ['从图片识别的签到码'] : []),
    ...(record.from_device >= manyOnOnePhone ? [`同一台手机为 ${record.from_device} 人签到`] : []),
  ]
  return hints.length > 0 ? hints.join('；') : null
}
