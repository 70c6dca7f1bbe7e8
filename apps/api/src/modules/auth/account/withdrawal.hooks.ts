import type { ActorContext } from '../../../lib/context'
import type { Owner } from './own-data.hooks'

/** Ends what a module keeps on somebody by their consent alone. Runs in the withdrawal's own transaction. */
export type WithdrawalHandler = (ctx: ActorContext, owner: Owner) => Promise<void>

const handlers = new Set<WithdrawalHandler>()

/** For modules to the right; once per process. */
export function onWithdrawal(handler: WithdrawalHandler): void {
  handlers.add(handler)
}

export async function tellWithdrawal(ctx: ActorContext, owner: Owner): Promise<void> {
  for (const handle of handlers) await handle(ctx, owner)
}
