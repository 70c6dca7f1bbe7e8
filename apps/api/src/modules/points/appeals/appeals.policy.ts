import { reaches, reachOf, type Actor } from '@ejia/domain/actor'

interface Raised {
  memberId: string
  orgPath: string
  /** Who entered, and who proposed, what it is against. */
  enteredBy: string | null
  proposedBy: string | null
}

export const canSeeAppeal = (actor: Actor, { memberId, orgPath }: Raised): boolean => memberId === actor.memberId || reaches(actor, 'points.read', orgPath)

export const holdsAnswer = (actor: Actor, { orgPath }: Raised): boolean => reaches(actor, 'points.approve', orgPath)

/** Neither one's own appeal nor one against what one entered or proposed. */
export const isDisinterested = (actor: Actor, { memberId, enteredBy, proposedBy }: Raised): boolean =>
  memberId !== actor.memberId && enteredBy !== actor.accountId && proposedBy !== actor.accountId

/** What the queries of what waits go by. */
export const answererFrom = (actor: Actor) => ({ accountId: actor.accountId, memberId: actor.memberId, paths: reachOf(actor, 'points.approve') })
