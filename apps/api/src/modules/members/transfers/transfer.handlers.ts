import type { memberRoutes } from '@ejia/contract/members/routes'
import type { FastifyInstance } from 'fastify'
import type { Handlers } from '../../../lib/bind'
import { listMemberTransfers } from './list.service'
import { decideTransfer, transferMember, withdrawTransfer } from './transfer.service'

type Names = 'transfer' | 'listTransfers' | 'decideTransfer' | 'withdrawTransfer'

export const transferHandlers = ({ actorMemory }: FastifyInstance): Pick<Handlers<typeof memberRoutes>, Names> => ({
  transfer: async ({ ctx, params, body }) => {
    const transfer = await transferMember(ctx, params.memberId, body)
    // whoever is signed in as this member is remembered with the old organisation
    actorMemory.forgetAll()
    return transfer
  },
  listTransfers: ({ ctx, query }) => listMemberTransfers(ctx, query),
  decideTransfer: async ({ ctx, params, body }) => {
    const transfer = await decideTransfer(ctx, params.transferId, body)
    actorMemory.forgetAll()
    return transfer
  },
  withdrawTransfer: ({ ctx, params }) => withdrawTransfer(ctx, params.transferId),
})
