import { pointEndpoints } from '@ejia/contract/points/endpoints'
import { pointRoutes } from '@ejia/contract/points/routes'
import type { FastifyInstance } from 'fastify'
import { bind } from '../../lib/bind'
import { branchPoints, closeYear, myPoints } from './balances.service'
import { explainEntry, listLedger, listMyLedger, reverseEntry } from './ledger.service'
import { addRuleVersion, listRules } from './rules.service'

export async function pointsModule(app: FastifyInstance): Promise<void> {
  bind(app, pointEndpoints, pointRoutes, {
    mine: ({ ctx, query }) => myPoints(ctx, query.year),
    listMyLedger: ({ ctx, query }) => listMyLedger(ctx, query),
    getEntry: ({ ctx, params }) => explainEntry(ctx, params.entryId),
    listLedger: ({ ctx, query }) => listLedger(ctx, query),
    branch: ({ ctx, params, query }) => branchPoints(ctx, params.orgId, query.year),
    listRules: ({ ctx, query }) => listRules(ctx, query.on),
    addRuleVersion: ({ ctx, body }) => addRuleVersion(ctx, body),
    reverse: ({ ctx, params, body }) => reverseEntry(ctx, params.entryId, body.reason),
    closeYear: ({ ctx, params }) => closeYear(ctx, params.year),
  })
}
