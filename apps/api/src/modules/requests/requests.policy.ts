import { reaches, reachOf, type Actor } from '@ejia/domain/actor'
import { staffSteps, stepAllowed, type RequestStanding, type StaffStep } from '@ejia/domain/requests'

/** What decides who works a request. */
export interface Worked extends RequestStanding {
  /** Organisation that works it now. */
  orgPath: string
  /** Who handed it in; null: nobody knows. */
  memberId: string | null
  /** Accounts that stepped aside because it is about them. */
  recused: readonly string[]
}

/** Neither whoever handed it in nor whoever it is about works it; to both it does not exist at the desk. */
export const mayWork = (actor: Actor, { orgPath, memberId, recused }: Omit<Worked, keyof RequestStanding>): boolean =>
  reaches(actor, 'requests.handle', orgPath) && (memberId === null || memberId !== actor.memberId) && !recused.includes(actor.accountId)

export const stepsFor = (actor: Actor, request: Worked, now: Date): StaffStep[] =>
  mayWork(actor, request) ? staffSteps.filter((step) => stepAllowed(step, request, now)) : []

/** What the lists are filtered by. */
export const workerFrom = (actor: Actor) => ({ accountId: actor.accountId, memberId: actor.memberId, paths: reachOf(actor, 'requests.handle') })
