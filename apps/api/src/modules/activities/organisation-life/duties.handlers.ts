import type { activityRoutes } from '@ejia/contract/activities/routes'
import { sendDocument } from '../../../documents/send-document'
import type { Handlers } from '../../../lib/bind'
import { getDutyYear, listDuties } from './duties.service'
import { exportLedger } from './ledger.service'

export const dutyHandlers = {
  listDuties: ({ ctx, query }) => listDuties(ctx, query),
  dutyYear: ({ ctx, params, query }) => getDutyYear(ctx, query.orgId, params.year),
  dutyLedger: async ({ ctx, query, reply }) => {
    const { name, content } = await exportLedger(ctx, query)
    return sendDocument(reply, name, content)
  },
} satisfies Partial<Handlers<typeof activityRoutes>>
