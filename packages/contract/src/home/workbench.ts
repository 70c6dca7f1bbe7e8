import { dutyKeys, dutyStandings } from '@ejia/domain/duties'
import { recentActions, recentSubjects, workKinds } from '@ejia/domain/workbench'
import Type, { type Static } from 'typebox'
import { Count, Day, Instant, Nullable, OneOf, OrgRef, Shape, Waiting } from '../core/schema'

/** A duty over all branches I look after, in the period this month lies in: how many of them stand how. */
export const DutyTally = Shape({
  duty: OneOf(dutyKeys),
  name: Type.String(),
  /** How often, and where that is written. */
  source: Type.String(),
  from: Day,
  to: Day,
  /** With one branch, how it stands; null with several. */
  standing: Nullable(OneOf(dutyStandings)),
  held: Count,
  planned: Count,
  due: Count,
})
export type DutyTally = Static<typeof DutyTally>

/** One meeting a branch owes: overdue ones are of a period that is over. */
export const OwedDuty = Shape({ org: OrgRef, duty: OneOf(dutyKeys), name: Type.String(), standing: OneOf(dutyStandings), from: Day, to: Day })
export type OwedDuty = Static<typeof OwedDuty>

export const RecentDoing = Shape({
  id: Type.String(),
  at: Instant,
  action: OneOf(recentActions),
  /** Null: the system. */
  who: Nullable(Type.String()),
  subject: Shape({ type: OneOf(recentSubjects), id: Type.String() }),
  /** Its title or name as it is now; empty where it has none. */
  title: Type.String(),
  org: Nullable(OrgRef),
})
export type RecentDoing = Static<typeof RecentDoing>

export const Workbench = Shape({
  /** `2026-11` in Asia/Shanghai. */
  month: Type.String(),
  duties: Shape({
    /** Branches I look after. */
    branches: Count,
    tallies: Type.Array(DutyTally),
    /** Most pressing first, the first few of `owedCount`. */
    owed: Type.Array(OwedDuty),
    owedCount: Count,
    overdueCount: Count,
  }),
  /** Only what has something waiting. */
  waiting: Type.Array(Shape({ kind: OneOf(workKinds), ...Waiting.properties })),
  recent: Type.Array(RecentDoing),
})
export type Workbench = Static<typeof Workbench>
