export { createMember, createMembers, type EnteredMember, type MemberDescription } from './enter.service'
export { membersModule } from './members.routes'
export { findByNameAndPhone, getMemberRef, getStanding, listMembersWithin, reachableMember, type KnownMember } from './members.service'
export type { PhoneKeys } from './phone'
