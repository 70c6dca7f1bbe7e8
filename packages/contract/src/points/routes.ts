import { exemptGroups, ledgerStates, pointSourceTypes } from '@ejia/domain/points'
import { appealStates, awardStates, mostAwarded } from '@ejia/domain/points-decisions'
import Type from 'typebox'
import { Page, pageQuery } from '../core/page'
import { defineRoutes } from '../core/route'
import { Day, Empty, Id, Instant, Nullable, OneOf, OptionalText, OrgId, Shape, Text, Year } from '../core/schema'
import { pointEndpoints } from './endpoints'
import {
  Appeal, AwardProposal, AwardProposalDetail, BranchPoints, LedgerEntry, LedgerEntryDetail, LedgerTotals, MyPoints, OrgScore, PointCategory, PointRule,
  PointYear, RuleVersion, StaffLedgerEntry, TryOut, YearPreview,
} from './schemas'

export * from './schemas'

/** What somebody sets: a tenth of a point at least, and an end that keeps sums in range. */
const SetPoints = (maximum: number) => Type.Number({ multipleOf: 0.1, minimum: 0.1, maximum })
const SetCap = Nullable(SetPoints(100_000))
/** Points that may be taken off as well; nought is nothing. */
const SetAmount = Type.Union([SetPoints(1000), Type.Number({ multipleOf: 0.1, minimum: -1000, maximum: -0.1 })])
const RuleKey = Type.String({ pattern: '^[a-z][a-z0-9_.]{2,60}$' })

const ruleParts = { delta: SetAmount, dayCap: SetCap, monthCap: SetCap, yearCap: SetCap, exempt: Type.Array(OneOf(exemptGroups), { uniqueItems: true }) }
const yearQuery = { year: Type.Optional(Year) }

const ledgerFilter = {
  memberId: Type.Optional(Id),
  /** Entries of this organisation and those below it, as they were on the day of the fact. */
  orgId: Type.Optional(OrgId),
  ruleKey: Type.Optional(RuleKey),
  category: Type.Optional(PointCategory),
  source: Type.Optional(OneOf(pointSourceTypes)),
  /** Days of the fact, both included. */
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  state: Type.Optional(OneOf(ledgerStates)),
  ...yearQuery,
}

const ledgerRoutes = {
  mine: { summary: 'My points of a party year', access: 'signed-in', query: Shape(yearQuery), replies: { 200: MyPoints } },
  listMyLedger: { summary: 'Every point of mine, newest first', access: 'signed-in', query: Shape({ ...yearQuery, ...pageQuery }), replies: { 200: Page(LedgerEntry) } },
  getEntry: { summary: 'Why this point was given: rule, version, source, who', access: 'signed-in', params: Shape({ entryId: Id }), replies: { 200: LedgerEntryDetail } },
  listLedger: {
    summary: 'The ledger within reach of my roles, newest entry first',
    access: 'signed-in',
    query: Shape({ ...ledgerFilter, ...pageQuery }),
    replies: { 200: Page(StaffLedgerEntry) },
  },
  ledgerTotals: { summary: 'Sums of what a filter of the ledger finds', access: 'signed-in', query: Shape(ledgerFilter), replies: { 200: LedgerTotals } },
  exportLedger: { summary: 'What a filter of the ledger finds, as .xlsx', access: 'signed-in', query: Shape(ledgerFilter), download: true, replies: { 200: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }) } },
  reverse: {
    summary: 'Take an entry back with a reason; the entry stays and a new one points at it',
    access: 'signed-in',
    params: Shape({ entryId: Id }),
    body: Shape({ reason: Text(200) }),
    replies: { 201: LedgerEntryDetail },
  },
  listOrgs: {
    summary: 'Points per member of every organisation in reach, in the order of the tree',
    access: 'signed-in',
    query: Shape(yearQuery),
    replies: { 200: Shape({ year: Year, items: Type.Array(OrgScore) }) },
  },
  branch: {
    summary: "A branch's average and its members' balances by roster order, for those who look after it",
    access: 'signed-in',
    params: Shape({ orgId: OrgId }),
    query: Shape(yearQuery),
    replies: { 200: BranchPoints },
  },
} as const

const ruleRoutes = {
  listRules: { summary: 'The rules in force, or as of a day', access: 'signed-in', query: Shape({ on: Type.Optional(Day) }), replies: { 200: Shape({ items: Type.Array(PointRule) }) } },
  addRuleVersion: {
    summary: 'A new version of a rule, or a new rule; what was awarded stays as it was',
    access: 'signed-in',
    body: Shape({ key: RuleKey, name: Text(40), explanation: Text(200), category: PointCategory, ...ruleParts, effectiveFrom: Day }),
    replies: { 201: PointRule },
  },
  listRuleVersions: {
    summary: 'Every version of every rule: past, in force, coming, withdrawn',
    access: 'signed-in',
    query: Shape({ ruleKey: Type.Optional(RuleKey) }),
    replies: { 200: Shape({ items: Type.Array(RuleVersion) }) },
  },
  withdrawRuleVersion: {
    summary: 'Withdraw a version that is not in force yet',
    access: 'signed-in',
    params: Shape({ ruleKey: RuleKey, version: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }),
    body: Shape({ reason: Text(200) }),
    replies: { 200: RuleVersion },
  },
  tryOut: {
    summary: 'What a rule would have given in these days (last month by default), on the facts the ledger has of it; writes nothing',
    access: 'signed-in',
    body: Shape({ key: RuleKey, ...ruleParts, from: Type.Optional(Day), to: Type.Optional(Day), orgId: Type.Optional(OrgId) }),
    replies: { 200: TryOut },
  },
} as const

const awardRoutes = {
  listAwards: {
    summary: 'Manual awards proposed within reach of my roles, newest first',
    access: 'signed-in',
    query: Shape({ state: Type.Optional(OneOf(awardStates)), orgId: Type.Optional(OrgId), ...pageQuery }),
    replies: { 200: Page(AwardProposal) },
  },
  proposeAward: {
    summary: 'Propose points that no meeting or study gives by itself; somebody else decides',
    access: 'signed-in',
    body: Shape({
      orgId: OrgId,
      ruleKey: RuleKey,
      /** Wanted for rules whose amount is set case by case, refused for others. */
      amount: Type.Optional(Nullable(SetAmount)),
      title: Text(60),
      factOn: Day,
      evidence: Text(1000),
      fileIds: Type.Array(Id, { maxItems: 20, uniqueItems: true }),
      memberIds: Type.Array(Id, { minItems: 1, maxItems: mostAwarded, uniqueItems: true }),
    }),
    replies: { 201: AwardProposalDetail },
  },
  getAward: { summary: 'A proposal with its evidence and members', access: 'signed-in', params: Shape({ proposalId: Id }), replies: { 200: AwardProposalDetail } },
  decideAward: {
    summary: 'Approve a proposal, which enters the points, or refuse it with a reason',
    access: 'signed-in',
    params: Shape({ proposalId: Id }),
    body: Shape({ approve: Type.Boolean(), note: OptionalText(200) }),
    replies: { 200: AwardProposalDetail },
  },
  withdrawAward: { summary: 'Withdraw my proposal before anybody decided it', access: 'signed-in', params: Shape({ proposalId: Id }), body: Empty, replies: { 200: AwardProposalDetail } },
} as const

const appealRoutes = {
  listAppeals: {
    summary: 'Appeals of members within reach of my roles, newest first',
    access: 'signed-in',
    query: Shape({ state: Type.Optional(OneOf(appealStates)), ...pageQuery }),
    replies: { 200: Page(Appeal) },
  },
  listMyAppeals: { summary: 'My appeals and what came of them', access: 'signed-in', query: Shape(pageQuery), replies: { 200: Page(Appeal) } },
  appeal: {
    summary: 'Object to an entry of mine, or to one that is missing',
    access: 'signed-in',
    body: Shape({ entryId: Type.Optional(Id), /** Of what is missing. */ factOn: Type.Optional(Day), text: Text(500) }),
    replies: { 201: Appeal },
  },
  getAppeal: { summary: 'An appeal, for its member and those who look after them', access: 'signed-in', params: Shape({ appealId: Id }), replies: { 200: Appeal } },
  decideAppeal: {
    summary: 'Answer an appeal; upholding it appends a reversal, an award or both, or is by the row of a roster that was restored',
    access: 'signed-in',
    params: Shape({ appealId: Id }),
    body: Shape({
      uphold: Type.Boolean(),
      text: Text(500),
      reverse: Type.Optional(Type.Boolean()),
      award: Type.Optional(Nullable(Shape({ ruleKey: RuleKey, amount: Type.Optional(Nullable(SetAmount)), title: Text(60) }))),
    }),
    replies: { 200: Appeal },
  },
} as const

const yearRoutes = {
  listYears: { summary: 'Party years that have points, and when they were closed', access: 'signed-in', replies: { 200: Shape({ items: Type.Array(PointYear) }) } },
  previewYear: { summary: 'What closing a party year would find', access: 'signed-in', params: Shape({ year: Year }), replies: { 200: YearPreview } },
  closeYear: {
    summary: 'Close a party year: from then on only the committee office posts to it',
    access: 'signed-in',
    params: Shape({ year: Year }),
    replies: { 200: Shape({ year: Year, closedAt: Instant }) },
  },
} as const

export const pointRoutes = defineRoutes(pointEndpoints, { ...ledgerRoutes, ...ruleRoutes, ...awardRoutes, ...appealRoutes, ...yearRoutes })
