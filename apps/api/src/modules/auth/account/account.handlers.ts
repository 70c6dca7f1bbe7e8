import type { authRoutes } from '@ejia/contract/auth/routes'
import type { FastifyInstance } from 'fastify'
import { sendDocument } from '../../../documents/send-document'
import type { Handlers } from '../../../lib/bind'
import { unbindSelf } from '../binding/binding.service'
import { clearCookie } from '../sessions/tokens'
import { describeAccount, endOwnSession } from './account.service'
import { exportOwnData } from './own-data.service'
import { withdrawConsent } from './withdrawal.service'

type Names = 'account' | 'endSession' | 'unbindSelf' | 'exportOwnData' | 'withdrawConsent'

/** What everybody may do with their own account. */
export const accountHandlers = ({ env: { keys } }: FastifyInstance): Pick<Handlers<typeof authRoutes>, Names> => ({
  account: ({ ctx }) => describeAccount(ctx),
  endSession: async ({ ctx, params }) => {
    await endOwnSession(ctx, params.sessionId)
    return {}
  },
  unbindSelf: async ({ ctx, reply }) => {
    await unbindSelf(ctx)
    clearCookie(reply)
    return {}
  },
  exportOwnData: async ({ ctx, reply }) => sendDocument(reply, '我的数据.xlsx', await exportOwnData(ctx, keys)),
  withdrawConsent: async ({ ctx, reply }) => {
    await withdrawConsent(ctx)
    clearCookie(reply)
    return {}
  },
})
