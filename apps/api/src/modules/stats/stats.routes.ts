import { statEndpoints } from '@ejia/contract/stats/endpoints'
import { statRoutes } from '@ejia/contract/stats/routes'
import type { FastifyInstance } from 'fastify'
import { sendDocument } from '../../documents/send-document'
import { bind } from '../../lib/bind'
import { getCorridor } from './corridor.service'
import { listMonths, listOrgFigures } from './stats.service'
import { exportStats, sheetName } from './stats.sheet'

export async function statsModule(app: FastifyInstance): Promise<void> {
  bind(app, statEndpoints, statRoutes, {
    listMonths: ({ ctx, query }) => listMonths(ctx, query),
    listOrgs: ({ ctx, query }) => listOrgFigures(ctx, query),
    exportSheet: async ({ ctx, query, reply }) => sendDocument(reply, sheetName(query), await exportStats(ctx, query)),
    corridor: ({ ctx }) => getCorridor(ctx, app.env),
  })
}
