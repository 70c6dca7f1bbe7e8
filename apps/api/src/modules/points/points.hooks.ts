import type { ActorContext, Executor } from '../../lib/context'

/**
 * Points know nobody who tells people things or keeps lists (`messages` and `activities` stand to the right). Whoever does registers here, at
 * module level and once per process.
 */

/** Somebody's word on a proposal or an appeal. */
export interface Decision {
  kind: 'award' | 'appeal'
  /** Of the proposal or the appeal. */
  id: string
  outcome: 'approved' | 'upheld' | 'refused'
  /** Members it concerns: those who were given points, or whoever appealed. None when an award was refused. */
  memberIds: string[]
  /** Who proposed the award, as a member; null for an appeal, or for somebody who is on no roster. */
  proposerId: string | null
  /** What it was about, in words. */
  title: string
  /** What the decider wrote. */
  text: string
}

/** Runs in the decision's own transaction. */
export type DecisionHandler = (ctx: ActorContext, decision: Decision) => Promise<void>

const handlers = new Set<DecisionHandler>()

export function onDecided(handler: DecisionHandler): void {
  handlers.add(handler)
}

export async function tellDecided(ctx: ActorContext, decision: Decision): Promise<void> {
  for (const handle of handlers) await handle(ctx, decision)
}

/** A party year, and the moment that asks. */
export interface YearSpan {
  from: Date
  /** First instant of the next. */
  before: Date
  now: Date
}

/** Lists with check-ins in that year that nobody has confirmed by now: what they give is in no ledger yet. */
export type ListCounter = (db: Executor, span: YearSpan) => Promise<number>

let listCounter: ListCounter | null = null

export function countListsWith(counter: ListCounter): void {
  listCounter = counter
}

export const countUnconfirmedLists = async (db: Executor, span: YearSpan): Promise<number> => (listCounter ? listCounter(db, span) : 0)
