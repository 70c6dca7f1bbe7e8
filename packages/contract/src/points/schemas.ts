import { orgKinds } from '@ejia/domain/orgs'
import { exemptGroups, pointCategories, pointSourceTypes } from '@ejia/domain/points'
import { appealStates, awardStates, ruleStates, skipReasons } from '@ejia/domain/points-decisions'
import Type, { type Static } from 'typebox'
import { Count, Day, Id, Instant, MemberRef, Nullable, OneOf, OrgId, OrgRef, Points, Shape, Year } from '../core/schema'
import { FileRef } from '../files/routes'

export const PointCategory = OneOf(pointCategories)
const Cap = Nullable(Points)

export const PointRule = Shape({
  key: Type.String(),
  version: Type.Integer(),
  name: Type.String(),
  /** One sentence a member understands. */
  explanation: Type.String(),
  category: PointCategory,
  delta: Points,
  /** Most points this rule gives one member in a day, month, party year; null: no limit. */
  dayCap: Cap,
  monthCap: Cap,
  yearCap: Cap,
  exempt: Type.Array(OneOf(exemptGroups)),
  effectiveFrom: Day,
})
export type PointRule = Static<typeof PointRule>

/** One version of a rule as those who look after rules see it. */
export const RuleVersion = Shape({
  ...PointRule.properties,
  state: OneOf(ruleStates),
  createdAt: Instant,
  /** Null: came with the system. */
  createdBy: Nullable(Type.String()),
  withdrawal: Nullable(Shape({ at: Instant, by: Nullable(Type.String()), reason: Type.String() })),
})
export type RuleVersion = Static<typeof RuleVersion>

const Compared = { before: Points, after: Points }

/** What a rule would have given: reckoned again on the facts that the ledger has of it; nothing is written. */
export const TryOut = Shape({
  from: Day,
  to: Day,
  /** Facts that the rule gave points for in these days, and that still stand. */
  facts: Count,
  ...Compared,
  orgs: Type.Array(Shape({ org: OrgRef, members: Count, ...Compared })),
  members: Type.Array(Shape({ member: MemberRef, org: OrgRef, facts: Count, ...Compared })),
})
export type TryOut = Static<typeof TryOut>

/** One row of the ledger, explaining itself. */
export const LedgerEntry = Shape({
  id: Id,
  delta: Points,
  title: Type.String(),
  category: PointCategory,
  /** The day the fact happened, and the party year it counts for. */
  factOn: Day,
  year: Year,
  enteredAt: Instant,
  /** Counts already, but waits until staff confirm the list: 待确认. */
  pending: Type.Boolean(),
  /** The entry this one takes back, or that took this one back. */
  reversalOf: Nullable(Id),
  reversedBy: Nullable(Id),
  ruleKey: Type.String(),
  ruleVersion: Type.Integer(),
})
export type LedgerEntry = Static<typeof LedgerEntry>

export const StaffLedgerEntry = Shape({
  ...LedgerEntry.properties,
  member: Nullable(MemberRef),
  org: OrgRef,
  ruleName: Type.String(),
  source: OneOf(pointSourceTypes),
})
export type StaffLedgerEntry = Static<typeof StaffLedgerEntry>

export const LedgerTotals = Shape({
  entries: Count,
  members: Count,
  /** Of all rows, those taken back and their reversals included: they cancel out. */
  sum: Points,
  pending: Points,
  reversed: Points,
})
export type LedgerTotals = Static<typeof LedgerTotals>

export const LedgerEntryDetail = Shape({
  ...LedgerEntry.properties,
  member: Nullable(MemberRef),
  org: OrgRef,
  rule: PointRule,
  source: Shape({ type: OneOf(pointSourceTypes), id: Type.String() }),
  /** Who entered it, or null for the system; of a manual award whoever approved it. */
  enteredBy: Nullable(Type.String()),
  /** Of a manual award: who proposed it. */
  proposedBy: Nullable(Type.String()),
  note: Type.String(),
  /** The member's appeal against it, once there is one. */
  appeal: Nullable(Shape({ id: Id, state: OneOf(appealStates) })),
  /** Whether the asking member may appeal against it now. */
  canAppeal: Type.Boolean(),
})
export type LedgerEntryDetail = Static<typeof LedgerEntryDetail>

export const MyPoints = Shape({
  year: Year,
  /** Never below 0: deductions stay whole in the ledger, the year's sum ends at nought. */
  balance: Points,
  pending: Points,
  categories: Type.Array(Shape({ category: PointCategory, points: Points })),
  /** Average over the branch's members points apply to; null when there is none. */
  branchAverage: Nullable(Type.Number()),
  /** Points do not apply to this member (retired by default), and that is fine. */
  exempt: Type.Boolean(),
  /** Off unless the operator turns it on: rankings are forbidden in staff apps by 国办函〔2026〕12号. */
  rank: Nullable(Type.Integer()),
})
export type MyPoints = Static<typeof MyPoints>

export const BranchPoints = Shape({
  org: OrgRef,
  year: Year,
  average: Nullable(Type.Number()),
  counted: Count,
  exempt: Count,
  members: Type.Array(Shape({ member: MemberRef, balance: Points, exempt: Type.Boolean() })),
})
export type BranchPoints = Static<typeof BranchPoints>

/** An organisation with all below it; see `scoreTree` of the domain for how scores roll up. */
export const OrgScore = Shape({
  org: OrgRef,
  parentId: Nullable(OrgId),
  kind: OneOf(orgKinds),
  counted: Count,
  exempt: Count,
  sum: Points,
  perMember: Nullable(Points),
  own: Points,
  score: Nullable(Points),
})
export type OrgScore = Static<typeof OrgScore>

export const AwardProposal = Shape({
  id: Id,
  org: OrgRef,
  rule: Shape({ key: Type.String(), name: Type.String(), category: PointCategory }),
  /** Points for each member. */
  amount: Points,
  /** What it is for, in the words the members will read. */
  title: Type.String(),
  factOn: Day,
  memberCount: Count,
  state: OneOf(awardStates),
  proposedBy: Type.String(),
  proposedAt: Instant,
  mine: Type.Boolean(),
  /** Whether the asking person is one who may decide it. */
  canDecide: Type.Boolean(),
  decidedBy: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  decision: Type.String(),
})
export type AwardProposal = Static<typeof AwardProposal>

export const AwardProposalDetail = Shape({
  ...AwardProposal.properties,
  evidence: Type.String(),
  files: Type.Array(FileRef),
  /** Once approved: the entry, or why there is none. */
  members: Type.Array(Shape({ member: MemberRef, org: OrgRef, entryId: Nullable(Id), skipped: Nullable(OneOf(skipReasons)) })),
})
export type AwardProposalDetail = Static<typeof AwardProposalDetail>

/** A member's objection to an entry, or to one that is missing, and what came of it. */
export const Appeal = Shape({
  id: Id,
  member: MemberRef,
  org: OrgRef,
  /** Null: an entry is missing. */
  entry: Nullable(LedgerEntry),
  factOn: Day,
  text: Type.String(),
  raisedAt: Instant,
  state: OneOf(appealStates),
  canDecide: Type.Boolean(),
  decidedBy: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  decision: Type.String(),
  /** Rows that were appended because it was upheld; of a struck row that was restored, what it gave again. */
  results: Type.Array(LedgerEntry),
})
export type Appeal = Static<typeof Appeal>

export const PointYear = Shape({ year: Year, closedAt: Nullable(Instant), closedBy: Nullable(Type.String()) })
export type PointYear = Static<typeof PointYear>

/** What a close would find, and leave to the committee office alone. */
export const YearPreview = Shape({
  ...PointYear.properties,
  /** The year has ended, so that it can be closed. */
  over: Type.Boolean(),
  members: Count,
  entries: Count,
  sum: Points,
  appealsWaiting: Count,
  awardsWaiting: Count,
  /** Entries that wait for their list to be confirmed. */
  pending: Count,
  /** Activities with check-ins in that year whose list nobody has confirmed; what they give may be no entry yet. */
  listsUnconfirmed: Count,
})
export type YearPreview = Static<typeof YearPreview>
