import { reaches, reachOf, type Actor } from '@ejia/domain/actor'
import { pathIds } from '@ejia/domain/orgs'

/** The committee office at the root: it alone changes rules, closes years and posts to closed ones. */
export const isCommitteeOffice = (actor: Actor | null): boolean =>
  actor !== null && reachOf(actor, 'points.manage').some((path) => pathIds(path).length === 1)

interface SeenEntry {
  memberId: string | null
  /** Organisation of that day. */
  orgPath: string
  /** Where the member is now. */
  memberOrgPath: string | null
}

/** One's own, or of a member one looks after now or looked after then. */
export const canSeeEntry = (actor: Actor, entry: SeenEntry): boolean =>
  (entry.memberId !== null && entry.memberId === actor.memberId) ||
  reaches(actor, 'points.read', entry.orgPath) ||
  (entry.memberOrgPath !== null && reaches(actor, 'points.read', entry.memberOrgPath))
