import type { memberRoutes } from '@ejia/contract/members/routes'
import { dayOf } from '@ejia/domain/calendar'
import type { FastifyInstance } from 'fastify'
import { sendDocument } from '../../../documents/send-document'
import type { Handlers } from '../../../lib/bind'
import { exportRoster } from './export.service'
import { countMembersByOrg, listMembers } from './roster.service'

type Names = 'list' | 'counts' | 'exportRoster'

export const rosterHandlers = ({ env: { keys } }: FastifyInstance): Pick<Handlers<typeof memberRoutes>, Names> => ({
  list: ({ ctx, query }) => listMembers(ctx, query),
  counts: ({ ctx }) => countMembersByOrg(ctx),
  exportRoster: async ({ ctx, body, reply }) => sendDocument(reply, `党员名册${dayOf(ctx.now)}.xlsx`, await exportRoster(ctx, keys, body)),
})
