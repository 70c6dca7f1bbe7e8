import type { CorrectionField } from '@ejia/domain/corrections'
import type { ActorContext } from '../../../lib/context'

/** A member's correction was decided. */
export interface CorrectionDecision {
  memberId: string
  field: CorrectionField
  accepted: boolean
  answer: string
}

/** Runs in the decision's own transaction; whoever tells people things registers here, once per process. */
export type CorrectionDecisionHandler = (ctx: ActorContext, decision: CorrectionDecision) => Promise<void>

const handlers = new Set<CorrectionDecisionHandler>()

export function onCorrectionDecided(handler: CorrectionDecisionHandler): void {
  handlers.add(handler)
}

export async function tellCorrectionDecided(ctx: ActorContext, decision: CorrectionDecision): Promise<void> {
  for (const handle of handlers) await handle(ctx, decision)
}
