import { reaches, reachOf, type Actor } from '@ejia/domain/actor'
import { isWithin } from '@ejia/domain/orgs'
import { deciderOf } from '@ejia/domain/points-decisions'
import { roleCan, roleRank, type Role } from '@ejia/domain/roles'

interface Proposed {
  proposedBy: string
  proposedAs: Role
  orgPath: string
}

/** The highest office in which somebody may propose here; it decides whose word is wanted. */
export const officeOf = (actor: Actor, path: string): Role | undefined =>
  actor.roles
    .filter(({ role, path: at }) => roleCan(role, 'points.propose') && isWithin(path, at))
    .map(({ role }) => role)
    .sort((a, b) => roleRank[b] - roleRank[a])[0]

export const canSeeProposal = (actor: Actor, { proposedBy, orgPath }: Proposed): boolean => proposedBy === actor.accountId || reaches(actor, 'points.read', orgPath)

/** Holds the office it takes; that it is not their own is asked apart, to be said in its own words. */
export const holdsWordOn = (actor: Actor, { proposedAs, orgPath }: Proposed): boolean => reaches(actor, deciderOf(proposedAs), orgPath)

/** What the queries of what waits go by. */
export const deciderFrom = (actor: Actor) => ({
  accountId: actor.accountId,
  memberId: actor.memberId,
  forCommissioners: reachOf(actor, deciderOf('commissioner')),
  forOthers: reachOf(actor, deciderOf('secretary')),
})
