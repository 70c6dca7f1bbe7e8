import { exemptGroups, pointCategories, pointSourceTypes } from '@ejia/domain/points'
import Type, { type Static } from 'typebox'
import { Page, pageQuery } from '../core/page'
import { defineRoutes } from '../core/route'
import { Count, Day, Id, Instant, MemberRef, Nullable, OneOf, OrgId, OrgRef, Points, Shape, Text, Year } from '../core/schema'
import { pointEndpoints } from './endpoints'

export const PointCategory = OneOf(pointCategories)
const Cap = Nullable(Points)
/** What somebody sets: a tenth of a point at least, and an end that keeps sums in range. */
const SetPoints = (maximum: number) => Type.Number({ multipleOf: 0.1, minimum: 0.1, maximum })
const SetCap = Nullable(SetPoints(100_000))

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

export const LedgerEntryDetail = Shape({
  ...LedgerEntry.properties,
  member: Nullable(MemberRef),
  org: OrgRef,
  rule: PointRule,
  source: Shape({ type: OneOf(pointSourceTypes), id: Type.String() }),
  /** Who entered it, or null for the system. */
  enteredBy: Nullable(Type.String()),
  note: Type.String(),
})
export type LedgerEntryDetail = Static<typeof LedgerEntryDetail>

export const MyPoints = Shape({
  year: Year,
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

const yearQuery = { year: Type.Optional(Year) }

export const pointRoutes = defineRoutes(pointEndpoints, {
  mine: { summary: 'My points of a party year', access: 'signed-in', query: Shape(yearQuery), replies: { 200: MyPoints } },
  listMyLedger: { summary: 'Every point of mine, newest first', access: 'signed-in', query: Shape({ ...yearQuery, ...pageQuery }), replies: { 200: Page(LedgerEntry) } },
  getEntry: { summary: 'Why this point was given: rule, version, source, who', access: 'signed-in', params: Shape({ entryId: Id }), replies: { 200: LedgerEntryDetail } },
  listLedger: {
    summary: 'The ledger of a member or an organisation my roles reach',
    access: 'signed-in',
    query: Shape({ memberId: Type.Optional(Id), orgId: Type.Optional(OrgId), ...yearQuery, ...pageQuery }),
    replies: { 200: Page(Shape({ ...LedgerEntry.properties, member: Nullable(MemberRef) })) },
  },
  branch: {
    summary: "A branch's average and its members' balances by roster order, for those who look after it",
    access: 'signed-in',
    params: Shape({ orgId: OrgId }),
    query: Shape(yearQuery),
    replies: { 200: BranchPoints },
  },
  listRules: { summary: 'The rules in force, or as of a day', access: 'signed-in', query: Shape({ on: Type.Optional(Day) }), replies: { 200: Shape({ items: Type.Array(PointRule) }) } },
  addRuleVersion: {
    summary: 'A new version of a rule, or a new rule; what was awarded stays as it was',
    access: 'signed-in',
    body: Shape({
      key: Type.String({ pattern: '^[a-z][a-z0-9_.]{2,60}$' }),
      name: Text(40),
      explanation: Text(200),
      category: PointCategory,
      delta: SetPoints(1000),
      dayCap: SetCap,
      monthCap: SetCap,
      yearCap: SetCap,
      exempt: Type.Array(OneOf(exemptGroups), { uniqueItems: true }),
      effectiveFrom: Day,
    }),
    replies: { 201: PointRule },
  },
  reverse: {
    summary: 'Take an entry back with a reason; the entry stays and a new one points at it',
    access: 'signed-in',
    params: Shape({ entryId: Id }),
    body: Shape({ reason: Text(200) }),
    replies: { 201: LedgerEntryDetail },
  },
  closeYear: {
    summary: 'Close a party year: from then on only the committee office posts to it',
    access: 'signed-in',
    params: Shape({ year: Year }),
    replies: { 200: Shape({ year: Year, closedAt: Instant }) },
  },
})
