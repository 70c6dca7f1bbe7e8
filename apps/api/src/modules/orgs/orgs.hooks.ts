import type { ActorContext, Executor } from '../../lib/context'
import type { OrgRow } from './orgs.repo'

/**
 * The tree knows nobody who keeps things in its organisations (`members`, `auth` … stand to the right of it).
 * They register here, at module level and once per process, what the tree has to ask of them.
 */

/** Runs in the dissolution's own transaction, the organisation already closed; throws to refuse it. */
export type DissolveHandler = (ctx: ActorContext, org: OrgRow, mergeInto: OrgRow | null) => Promise<void>
/** What is counted before an organisation is moved or closed; each kind by the module that keeps it. */
export type Holding = 'members' | 'roles' | 'openActivities'
/** How many on this path or below it. */
export type HoldingCounter = (db: Executor, path: string) => Promise<number>
/** Party members who belong to this path or below it. */
export type MemberCounter = (db: Executor, path: string) => Promise<number>

const dissolveHandlers = new Set<DissolveHandler>()
let memberCounter: MemberCounter | null = null
const holdingCounters = new Map<Holding, HoldingCounter>()

export function onDissolve(handler: DissolveHandler): void {
  dissolveHandlers.add(handler)
}

export function countMembersWith(counter: MemberCounter): void {
  memberCounter = counter
}

export async function tellDissolved(ctx: ActorContext, org: OrgRow, mergeInto: OrgRow | null): Promise<void> {
  for (const handle of dissolveHandlers) await handle(ctx, org, mergeInto)
}

export const countMembers = async (db: Executor, path: string): Promise<number | null> => (memberCounter ? memberCounter(db, path) : null)

export function countHoldingWith(holding: Holding, counter: HoldingCounter): void {
  holdingCounters.set(holding, counter)
}

export async function countHoldings(db: Executor, path: string): Promise<Record<Holding, number>> {
  const counts = { members: 0, roles: 0, openActivities: 0 }
  for (const [holding, counter] of holdingCounters) counts[holding] = await counter(db, path)
  return counts
}
