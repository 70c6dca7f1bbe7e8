import { dutyKeys, dutyStandings, periodLengths } from '@ejia/domain/duties'
import Type, { type Static } from 'typebox'
import type { RouteSchema } from '../core/route'
import { Count, Day, Id, Instant, Nullable, OneOf, OrgId, OrgRef, Shape, Year } from '../core/schema'
import { ActivityKind, ActivityState } from './schemas'

/** A calendar month in Asia/Shanghai, `2026-11`. */
export const Month = Type.String({ pattern: '^20\\d{2}-(0[1-9]|1[0-2])$' })

/** What is owed, how often, and by which rule. */
export const Duty = Shape({
  key: OneOf(dutyKeys),
  name: Type.String(),
  /** Kind of activity that fulfils it; null: not recorded here. */
  kind: Nullable(ActivityKind),
  every: OneOf(periodLengths),
  source: Type.String(),
  /** The frequency is this place's own. */
  local: Type.Boolean(),
})
export type Duty = Static<typeof Duty>

export const DutyMeeting = Shape({
  id: Id,
  title: Type.String(),
  state: ActivityState,
  startsAt: Instant,
  /** Who held it: the branch, one of its groups, an organisation above. */
  org: OrgRef,
  /** 补录: days between the meeting and its entry here; 0: in time. */
  lateDays: Count,
})
export type DutyMeeting = Static<typeof DutyMeeting>

/** How a branch stands with one duty in one period. */
export const DutyCell = Shape({
  duty: OneOf(dutyKeys),
  from: Day,
  to: Day,
  standing: OneOf(dutyStandings),
  /** Times asked for, one for each group where groups meet. */
  needed: Count,
  held: Count,
  note: Type.String(),
  meetings: Type.Array(DutyMeeting),
})
export type DutyCell = Static<typeof DutyCell>

export const BranchDuties = Shape({ org: OrgRef, parent: Nullable(OrgRef), cells: Type.Array(DutyCell) })
export type BranchDuties = Static<typeof BranchDuties>

export const DutyYear = Shape({ org: OrgRef, year: Year, duties: Type.Array(Shape({ ...Duty.properties, cells: Type.Array(DutyCell) })) })
export type DutyYear = Static<typeof DutyYear>

export const dutyRoutes = {
  listDuties: {
    summary: 'What each branch within my reach owes in the periods this month lies in',
    access: 'signed-in',
    query: Shape({ month: Month, orgId: Type.Optional(OrgId) }),
    replies: { 200: Shape({ month: Month, duties: Type.Array(Duty), items: Type.Array(BranchDuties) }) },
  },
  dutyYear: {
    summary: 'A branch’s year of organisation life: every duty, period by period',
    access: 'signed-in',
    params: Shape({ year: Year }),
    query: Shape({ orgId: OrgId }),
    replies: { 200: DutyYear },
  },
  dutyLedger: {
    summary: 'The year’s meetings of an organisation as an Excel ledger',
    access: 'signed-in',
    query: Shape({ orgId: OrgId, year: Year }),
    download: true,
    replies: { 200: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }) },
  },
} as const satisfies Record<string, RouteSchema>
