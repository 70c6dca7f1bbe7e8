import { orgEndpoints } from '@ejia/contract/orgs/endpoints'
import { orgRoutes } from '@ejia/contract/orgs/routes'
import type { FastifyInstance } from 'fastify'
import { bind } from '../../lib/bind'
import { registerOrgScope } from '../audit'
import { createOrg } from './create.service'
import { dissolveOrg } from './dissolve.service'
import { moveOrg } from './move.service'
import { describeOrg, idsUnder, listHistory, listOrgs, toOrg } from './orgs.service'
import { changeOrg } from './update.service'

export async function orgsModule(app: FastifyInstance): Promise<void> {
  registerOrgScope(app, idsUnder)
  bind(app, orgEndpoints, orgRoutes, {
    list: ({ ctx, query }) => listOrgs(ctx.db, query),
    get: ({ ctx, params }) => describeOrg(ctx, params.orgId),
    create: async ({ ctx, body }) => toOrg(await createOrg(ctx, body)),
    update: async ({ ctx, params, body }) => toOrg(await changeOrg(ctx, params.orgId, body)),
    move: async ({ ctx, params, body }) => {
      const moved = await moveOrg(ctx, params.orgId, body)
      // remembered roles carry the old paths
      app.actorMemory.forgetAll()
      return toOrg(moved)
    },
    dissolve: async ({ ctx, params, body }) => {
      const closed = await dissolveOrg(ctx, params.orgId, body)
      app.actorMemory.forgetAll()
      return toOrg(closed)
    },
    history: ({ ctx, params, query }) => listHistory(ctx, params.orgId, query),
  })
}
