import type { Service } from './members'
import { roleNames, type Role } from './roles'

/**
 * Whom the branch may act for (代办). Retired members only: they are the ones for whom a phone may be out of reach. A member in
 * service signs, asks and signs up in person, also when they are away; nobody is spared that by a colleague.
 */
export const actingServices: readonly Service[] = ['retired']
export const mayBeActedFor = (member: { service: Service }): boolean => actingServices.includes(member.service)

/** What can be done for somebody. Study is one's own, and so is a vote. */
export const actingKinds = ['sign_up', 'withdraw_sign_up', 'leave', 'receipt'] as const
export type ActingKind = (typeof actingKinds)[number]
export const actingKindNames: Record<ActingKind, string> = { sign_up: '报名', withdraw_sign_up: '取消报名', leave: '请假', receipt: '签收' }

/** Who did it, in which office. */
export interface ActedBy {
  name: string
  role: Role
}

/** `由 支部委员 王某某 代办` */
export const actedByText = ({ name, role }: ActedBy): string => `由 ${roleNames[role]} ${name} 代办`
