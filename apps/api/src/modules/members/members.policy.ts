import { reaches, type Actor } from '@ejia/domain/actor'

interface Placed {
  id: string
  orgPath: string
}

export const isSelf = (actor: Actor, member: Placed): boolean => actor.memberId === member.id

export const canSee = (actor: Actor, member: Placed): boolean => isSelf(actor, member) || reaches(actor, 'members.read', member.orgPath)

export const canManage = (actor: Actor, member: Placed): boolean => reaches(actor, 'members.manage', member.orgPath)

export const canViewPhone = (actor: Actor, member: Placed): boolean => isSelf(actor, member) || reaches(actor, 'members.view_phone', member.orgPath)
