import { pointEndpoints } from '@ejia/contract/points/endpoints'
import { pointRoutes } from '@ejia/contract/points/routes'
import type { FastifyInstance } from 'fastify'
import { sendDocument } from '../../documents/send-document'
import { bind, type Handlers } from '../../lib/bind'
import { onOwnData } from '../auth'
import { registerFileOwner } from '../files'
import { decideAppeal } from './appeals/appeal-decision.service'
import { getAppeal, listAppeals, listMyAppeals, raiseAppeal } from './appeals/appeals.service'
import { decideAward, withdrawAward } from './awards/award-decision.service'
import { canReadEvidence, getAward, listAwards, proposeAward } from './awards/awards.service'
import { branchPoints, myPoints } from './totals/balances.service'
import { makeLedgerSheet } from './ledger/ledger-sheet.service'
import { explainEntry, listLedger, listMyLedger, reverseEntry, totalLedger } from './ledger/ledger.service'
import { listRuleVersions, withdrawRuleVersion } from './rules/rule-versions.service'
import { addRuleVersion, listRules } from './rules/rules.service'
import { listOrgScores } from './totals/scores.service'
import { ownPoints } from './own-data.service'
import { tryOutRule } from './rules/try-out.service'
import { closeYear, listYears, previewYear } from './totals/years.service'

type Routes = Handlers<typeof pointRoutes>

export async function pointsModule(app: FastifyInstance): Promise<void> {
  registerFileOwner(app, canReadEvidence)
  onOwnData(ownPoints)
  bind(app, pointEndpoints, pointRoutes, { ...ledger, ...rules, ...awards, ...appeals, ...years })
}

const ledger = {
  mine: ({ ctx, query }) => myPoints(ctx, query.year),
  listMyLedger: ({ ctx, query }) => listMyLedger(ctx, query),
  getEntry: ({ ctx, params }) => explainEntry(ctx, params.entryId),
  listLedger: ({ ctx, query }) => listLedger(ctx, query),
  ledgerTotals: ({ ctx, query }) => totalLedger(ctx, query),
  exportLedger: async ({ ctx, query, reply }) => {
    const { name, content } = await makeLedgerSheet(ctx, query)
    return sendDocument(reply, name, content)
  },
  reverse: ({ ctx, params, body }) => reverseEntry(ctx, params.entryId, body.reason),
  listOrgs: ({ ctx, query }) => listOrgScores(ctx, query.year),
  branch: ({ ctx, params, query }) => branchPoints(ctx, params.orgId, query.year),
} satisfies Partial<Routes>

const rules = {
  listRules: ({ ctx, query }) => listRules(ctx, query.on),
  addRuleVersion: ({ ctx, body }) => addRuleVersion(ctx, body),
  listRuleVersions: ({ ctx, query }) => listRuleVersions(ctx, query.ruleKey),
  withdrawRuleVersion: ({ ctx, params, body }) => withdrawRuleVersion(ctx, params.ruleKey, params.version, body.reason),
  tryOut: ({ ctx, body }) => tryOutRule(ctx, body),
} satisfies Partial<Routes>

const awards = {
  listAwards: ({ ctx, query }) => listAwards(ctx, query),
  proposeAward: ({ ctx, body }) => proposeAward(ctx, body),
  getAward: ({ ctx, params }) => getAward(ctx, params.proposalId),
  decideAward: ({ ctx, params, body }) => decideAward(ctx, params.proposalId, body),
  withdrawAward: ({ ctx, params }) => withdrawAward(ctx, params.proposalId),
} satisfies Partial<Routes>

const appeals = {
  listAppeals: ({ ctx, query }) => listAppeals(ctx, query),
  listMyAppeals: ({ ctx, query }) => listMyAppeals(ctx, query),
  appeal: ({ ctx, body }) => raiseAppeal(ctx, body),
  getAppeal: ({ ctx, params }) => getAppeal(ctx, params.appealId),
  decideAppeal: ({ ctx, params, body }) => decideAppeal(ctx, params.appealId, body),
} satisfies Partial<Routes>

const years = {
  listYears: ({ ctx }) => listYears(ctx),
  previewYear: ({ ctx, params }) => previewYear(ctx, params.year),
  closeYear: ({ ctx, params }) => closeYear(ctx, params.year),
} satisfies Partial<Routes>
