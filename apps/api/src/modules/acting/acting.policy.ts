import { reaches, type Actor } from '@ejia/domain/actor'
import { roleCan, type Role } from '@ejia/domain/roles'
import { isWithin } from '@ejia/domain/orgs'

export const mayAssist = (actor: Actor, member: { orgPath: string }): boolean => reaches(actor, 'members.assist', member.orgPath)

/** The office nearest to the member that lets the actor act for them. */
export function assistingRole(actor: Actor, member: { orgPath: string }): Role | undefined {
  const held = actor.roles.filter(({ role, path }) => roleCan(role, 'members.assist') && isWithin(member.orgPath, path))
  return [...held].sort((a, b) => b.path.length - a.path.length)[0]?.role
}
