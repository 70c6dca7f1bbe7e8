import type { ActorContext } from '../../../lib/context'

/** Somebody's request to be bound was decided. Whoever tells people things stands to the right and registers here, once per process. */
export interface BindingDecision {
  memberId: string
  accepted: boolean
}

/** Runs in the decision's own transaction. */
export type BindingDecisionHandler = (ctx: ActorContext, decision: BindingDecision) => Promise<void>

const handlers = new Set<BindingDecisionHandler>()

export function onBindingDecided(handler: BindingDecisionHandler): void {
  handlers.add(handler)
}

export async function tellBindingDecided(ctx: ActorContext, decision: BindingDecision): Promise<void> {
  for (const handle of handlers) await handle(ctx, decision)
}
