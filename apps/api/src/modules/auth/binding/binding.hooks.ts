import type { ActorContext, Context } from '../../../lib/context'

/** Somebody's request to be bound was decided. Whoever tells people things stands to the right and registers here, once per process. */
export interface BindingDecision {
  memberId: string
  accepted: boolean
  /** The entry was taken from another WeChat. */
  moved: boolean
}

/** Runs in the decision's own transaction. */
export type BindingDecisionHandler = (ctx: ActorContext, decision: BindingDecision) => Promise<void>

/** Somebody tried to bind a WeChat to an entry that another one is bound to. */
export interface BindingAttempt {
  memberId: string
  memberName: string
  orgPath: string
  at: Date
}
export type BindingAttemptHandler = (ctx: Context, attempt: BindingAttempt) => Promise<void>

const deciders = new Set<BindingDecisionHandler>()
const watchers = new Set<BindingAttemptHandler>()

export function onBindingDecided(handler: BindingDecisionHandler): void {
  deciders.add(handler)
}

export async function tellBindingDecided(ctx: ActorContext, decision: BindingDecision): Promise<void> {
  for (const handle of deciders) await handle(ctx, decision)
}

export function onBindingAttempt(handler: BindingAttemptHandler): void {
  watchers.add(handler)
}

export async function tellBindingAttempt(ctx: Context, attempt: BindingAttempt): Promise<void> {
  for (const handle of watchers) await handle(ctx, attempt)
}
