import { orgEndpoints } from '@ejia/contract/orgs/endpoints'
import { orgRoutes } from '@ejia/contract/orgs/routes'
import type { FastifyInstance } from 'fastify'
import { bind } from '../../lib/bind'
import { registerOrgScope } from '../audit'
import { createOrg } from './create.service'
import { dissolveOrg } from './dissolve.service'
import { moveOrg } from './move.service'
import { describeHoldings, describeOrg, idsUnder, listHistory, listOrgs, toOrg } from './orgs.service'
import { listTermsEnding } from './terms.service'
import { changeOrg } from './update.service'

export async function orgsModule(app: FastifyInstance): Promise<void> {
  registerOrgScope(app, idsUnder)
  bind(app, orgEndpoints, orgRoutes, {
    list: ({ ctx, query }) => listOrgs(ctx, query),
    get: ({ ctx, params }) => describeOrg(ctx, params.orgId),
    create: async ({ ctx, body }) => toOrg(ctx, await createOrg(ctx, body)),
    update: async ({ ctx, params, body }) => toOrg(ctx, await changeOrg(ctx, params.orgId, body)),
    move: async ({ ctx, params, body }) => toOrg(ctx, await moveOrg(ctx, params.orgId, body)),
    dissolve: async ({ ctx, params, body }) => toOrg(ctx, await dissolveOrg(ctx, params.orgId, body)),
    holdings: ({ ctx, params }) => describeHoldings(ctx, params.orgId),
    termsEnding: ({ ctx }) => listTermsEnding(ctx),
    history: ({ ctx, params, query }) => listHistory(ctx, params.orgId, query),
  })
}
