import type { Actor } from '@ejia/domain/actor'
import { isWithin } from '@ejia/domain/orgs'
import { roleCan, roleRank, type Role } from '@ejia/domain/roles'

type RoleAtPath = Pick<Actor['roles'][number], 'role' | 'path'>

/** Nobody hands out, or takes back, an office above their own: the role that lets them grant must rank as high. */
export const mayGrant = (actor: Actor, role: Role, path: string): boolean =>
  actor.roles.some((held) => roleCan(held.role, 'roles.grant') && roleRank[held.role] >= roleRank[role] && isWithin(path, held.path))

/**
 * Whoever hands out a way to sign in as a person could sign in as that person. So nobody vouches for somebody who holds
 * an office above or beside their own reach: a branch secretary invites the branch's members, not the committee office's
 * staff who happen to be on its roster.
 */
export const mayVouchFor = (actor: Actor, held: readonly RoleAtPath[]): boolean =>
  held.every((theirs) => actor.roles.some((mine) => roleRank[mine.role] >= roleRank[theirs.role] && isWithin(theirs.path, mine.path)))
