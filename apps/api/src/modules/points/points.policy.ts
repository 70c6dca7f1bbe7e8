import { reachOf, type Actor } from '@ejia/domain/actor'
import { pathIds } from '@ejia/domain/orgs'

/** The committee office at the root: it alone changes rules, closes years and posts to closed ones. */
export const isCommitteeOffice = (actor: Actor | null): boolean =>
  actor !== null && reachOf(actor, 'points.manage').some((path) => pathIds(path).length === 1)
