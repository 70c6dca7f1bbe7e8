import type { memberRoutes } from '@ejia/contract/members/routes'
import type { Handlers } from '../../../lib/bind'
import { listMemberTransfers } from './list.service'
import { decideTransfer, transferMember, withdrawTransfer } from './transfer.service'

type Names = 'transfer' | 'listTransfers' | 'decideTransfer' | 'withdrawTransfer'

export const transferHandlers: Pick<Handlers<typeof memberRoutes>, Names> = {
  transfer: ({ ctx, params, body }) => transferMember(ctx, params.memberId, body),
  listTransfers: ({ ctx, query }) => listMemberTransfers(ctx, query),
  decideTransfer: ({ ctx, params, body }) => decideTransfer(ctx, params.transferId, body),
  withdrawTransfer: ({ ctx, params }) => withdrawTransfer(ctx, params.transferId),
}
