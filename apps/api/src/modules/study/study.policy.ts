import { reachOf, type Actor } from '@ejia/domain/actor'
import { ancestorPaths, isWithin } from '@ejia/domain/orgs'
import type { Learner } from './mine.repo'

/** An item belongs to an organisation within reach, or to one above it: then it may be assigned from here. */
export const mayAssign = (actor: Actor, itemPath: string): boolean =>
  reachOf(actor, 'study.manage').some((root) => isWithin(itemPath, root) || isWithin(root, itemPath))

/** Null for an operator who is on no roster: nothing is assigned to them. */
export const learnerOf = (actor: Actor): Learner | null =>
  actor.memberId === null ? null : { memberId: actor.memberId, line: actor.orgPath === null ? [] : ancestorPaths(actor.orgPath) }

/** Secretaries and committee members owe 56 hours a year, the others 32. */
export const holdsOffice = (actor: Actor): boolean => actor.roles.some(({ role }) => role === 'secretary' || role === 'commissioner')
