import { isWithin } from './orgs'
import { roleCan, type Ability, type Role } from './roles'

/** The acting person, as every use case receives them. Roles are those in force now, not those of sign-in. */
export interface Actor {
  accountId: string
  sessionId: string
  /** Name to show; for audit use the account id. */
  name: string
  /** Null for an operator who is not on the roster. */
  memberId: string | null
  /** Organisation the member belongs to, and its path from the root. */
  orgId: number | null
  orgPath: string | null
  roles: readonly { role: Role; orgId: number; path: string }[]
  /**
   * 代办: set when somebody of the branch does this for a retired member. Member, name and organisation above are then the
   * member's, who has no office here; account and session are those of `by`, the one who really acts.
   */
  acting?: { by: Actor; role: Role }
}

/** Whether one of the actor's roles reaches this organisation with this ability. */
export const reaches = (actor: Actor, ability: Ability, path: string): boolean =>
  actor.roles.some((held) => roleCan(held.role, ability) && isWithin(path, held.path))

/** Roots of the subtrees where the actor has this ability; what lists are filtered by. */
export const reachOf = (actor: Actor, ability: Ability): string[] =>
  actor.roles.filter((held) => roleCan(held.role, ability)).map((held) => held.path)
