import type { BranchDuties, Duty as WireDuty, DutyCell as WireCell, DutyYear } from '@ejia/contract/activities/duties'
import { reachOf } from '@ejia/domain/actor'
import { addDays, startOfDay } from '@ejia/domain/calendar'
import { dutiesWith, dutyCell, dutyMoment, periodOf, type Duty, type DutyBranch, type DutyMeeting, type DutyMoment, type Period } from '@ejia/domain/duties'
import { isWithin } from '@ejia/domain/orgs'
import { assertThat } from '../../../lib/app-error'
import type { ActorContext, Context } from '../../../lib/context'
import { reachableOrg } from '../../orgs'
import { listBranches, listMeetings, type BranchRecord, type MeetingRecord } from './duties.repo'

/** A meeting as the duties count it, with what a screen says of it. */
interface Meeting extends DutyMeeting {
  id: string
  title: string
  startsAt: Date
  lateDays: number
  holder: { id: number; name: string; path: string }
}

interface Branch extends DutyBranch {
  record: BranchRecord
}

/** What the branches at and below these paths owe in the periods this month lies in; two queries, however many there are. */
export async function dutiesOf(ctx: Context, orgPaths: readonly string[], month: string): Promise<BranchDuties[]> {
  const branches = (await listBranches(ctx.db, orgPaths)).map(toBranch)
  const meetings = await meetingsOf(ctx, orgPaths, periodOf('year', month))
  const duties = dutiesWith().map((duty) => ({ duty, period: periodOf(duty.every, month) }))
  const at = dutyMoment(ctx.now)
  return branches.map((branch) => {
    const own = concerning(branch, meetings)
    return { ...named(branch), cells: duties.map(({ duty, period }) => toCell(duty, branch, own, period, at)) }
  })
}

/** The branches an actor looks after, or those of one organisation among them. */
export async function listDuties(ctx: ActorContext, { month, orgId }: { month: string; orgId?: number | undefined }) {
  const paths = orgId === undefined ? reachOf(ctx.actor, 'activities.manage') : [(await reachableOrg(ctx, orgId, 'activities.manage')).path]
  return { month, duties: dutiesWith().map(toWire), items: await dutiesOf(ctx, paths, month) }
}

/** A branch's year, duty by duty and period by period. */
export async function getDutyYear(ctx: ActorContext, orgId: number, year: number): Promise<DutyYear> {
  const org = await reachableOrg(ctx, orgId, 'activities.manage')
  assertThat(org.kind === 'branch', 'orgs.kind_not_allowed')
  const [record] = await listBranches(ctx.db, [org.path])
  assertThat(record, 'reference.not_found')
  const branch = toBranch(record)
  const own = concerning(branch, await meetingsOf(ctx, [org.path], periodOf('year', `${year}-01`)))
  const at = dutyMoment(ctx.now)
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)
  const cellsOf = (duty: Duty): WireCell[] =>
    months.map((month) => periodOf(duty.every, month)).filter(({ from }, index) => from === `${months[index]}-01`).map((period) => toCell(duty, branch, own, period, at))
  return { org: { id: org.id, name: org.name }, year, duties: dutiesWith().map((duty) => ({ ...toWire(duty), cells: cellsOf(duty) })) }
}

const toBranch = (record: BranchRecord): Branch => ({ record, fullMembers: record.full_members, groupIds: record.group_ids, since: record.since })

const named = ({ record }: Branch): Pick<BranchDuties, 'org' | 'parent'> => ({
  org: { id: record.id, name: record.name },
  parent: record.parent_id === null ? null : { id: record.parent_id, name: record.parent_name ?? '' },
})

async function meetingsOf(ctx: Context, paths: readonly string[], { from, to }: { from: string; to: string }): Promise<Meeting[]> {
  const kinds = dutiesWith().flatMap(({ kind }) => kind ?? [])
  return (await listMeetings(ctx.db, { paths, kinds, from: startOfDay(from), until: startOfDay(addDays(to, 1)) })).map(toMeeting)
}

const toMeeting = ({ id, kind, title, state, starts_at, ends_at, starts_on, late_days, holder_id, holder_name, holder_path }: MeetingRecord): Meeting => ({
  id, kind, title, state, orgId: holder_id, holder: { id: holder_id, name: holder_name, path: holder_path },
  startsAt: new Date(starts_at), startsOn: starts_on, endsAt: new Date(ends_at), lateDays: late_days,
})

const above = new Set(dutiesWith().flatMap(({ alsoAbove, kind }) => (alsoAbove && kind ? [kind] : [])))

/** The branch's own and its groups'; of those held above, the kinds that count for every branch below. A draft of somebody above is theirs alone. */
const concerning = ({ record }: Branch, meetings: readonly Meeting[]): Meeting[] =>
  meetings.filter(({ kind, state, holder }) => isWithin(holder.path, record.path) || (above.has(kind) && state !== 'draft' && isWithin(record.path, holder.path)))

function toCell(duty: Duty, branch: Branch, meetings: readonly Meeting[], period: Period, at: DutyMoment): WireCell {
  const { meetings: counted, ...cell } = dutyCell(duty, branch, meetings, period, at)
  return { ...cell, meetings: counted.map(toWireMeeting) }
}

const toWireMeeting = (meeting: Meeting): WireCell['meetings'][number] => ({
  id: meeting.id, title: meeting.title, state: meeting.state, startsAt: meeting.startsAt.toISOString(),
  org: { id: meeting.holder.id, name: meeting.holder.name }, lateDays: meeting.lateDays,
})

const toWire = ({ key, name, kind, every, source, local }: Duty): WireDuty => ({ key, name, kind, every, source, local: local === true })
