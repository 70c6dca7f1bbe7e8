import type { WithdrawalHandler } from '../../auth'
import { endCreditsOf } from './consent.repo'

/** Whoever takes their consent back is not written to by WeChat any more; the inbox stays. */
export const endSubscriptions: WithdrawalHandler = (ctx, { accountId }) => endCreditsOf(ctx.db, accountId)
