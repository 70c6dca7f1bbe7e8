import { reaches, type Actor } from '@ejia/domain/actor'

interface Placed {
  path: string
}

export const canManage = (actor: Actor, org: Placed): boolean => reaches(actor, 'orgs.manage', org.path)

/** Names of organisations are for everybody; how many people and what was decided about them, for those who hold an office there. */
export const canLookInside = (actor: Actor, org: Placed): boolean => reaches(actor, 'members.read', org.path)
