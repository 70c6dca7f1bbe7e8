import type { Member } from '@ejia/contract/members/routes'
import { reaches } from '@ejia/domain/actor'
import type { MemberStatus, Service } from '@ejia/domain/members'
import type { Ability } from '@ejia/domain/roles'
import { AppError, assertThat, found } from '../../lib/app-error'
import type { ActorContext, Executor } from '../../lib/context'
import { writeAudit } from '../audit'
import { canSee, canViewPhone } from './members.policy'
import { countWithin, findMember, findStanding, listWithin, type MemberRow, type ShownMember } from './members.repo'
import { openPhone, type PhoneKeys } from './phone'

/** Where a member stands: status, in service or retired, away, organisation. */
export const getStanding = (db: Executor, memberId: string) => findStanding(db, memberId)

/** Party members in an organisation and below it. */
export const countOfParty = (db: Executor, path: string): Promise<number> => countWithin(db, path, ['probationary', 'full'])

/** Everybody on the roster there, applicants included. */
export const countEverybody = (db: Executor, path: string): Promise<number> => countWithin(db, path)

/** A member as other features need to know them. */
export interface KnownMember {
  id: string
  name: string
  orgId: number
  orgPath: string
  status: MemberStatus
  service: Service
  away: boolean
}

const known = ({ id, name, orgId, orgPath, status, service, away }: MemberRow): KnownMember => ({ id, name, orgId, orgPath, status, service, away })

/** Everybody in an organisation and below it who has not left, applicants included; branch by branch. */
export const listMembersWithin = (db: Executor, path: string): Promise<KnownMember[]> => listWithin(db, path)

export async function getMemberRef(db: Executor, memberId: string): Promise<KnownMember | undefined> {
  const row = await findMember(db, memberId)
  return row && known(row)
}

/** A member named in a body: here, not left, and within reach of the actor's roles. Anything else looks like missing. */
export async function reachableMember(ctx: ActorContext, memberId: string, ability: Ability): Promise<KnownMember> {
  const row = await findMember(ctx.db, memberId)
  if (!row || row.leftOn !== null || !reaches(ctx.actor, ability, row.orgPath)) throw new AppError('reference.not_found')
  return known(row)
}

/** Somebody the actor may see; anybody else looks like missing. */
export async function visibleMember(ctx: ActorContext, memberId: string, find: typeof findMember = findMember): Promise<ShownMember> {
  const member = found(await find(ctx.db, memberId))
  assertThat(canSee(ctx.actor, member), 'thing.not_found')
  return member
}

/** The full number. Each look is kept in the audit with its reason. */
export async function viewPhone(ctx: ActorContext, keys: PhoneKeys, memberId: string, reason: string): Promise<{ phone: string | null }> {
  const member = await visibleMember(ctx, memberId)
  assertThat(canViewPhone(ctx.actor, member), 'thing.forbidden')
  await writeAudit(ctx, { action: 'members.view_phone', subjectType: 'member', subjectId: memberId, orgId: member.orgId, detail: { reason: reason.trim() } })
  return { phone: member.phoneSealed === null ? null : openPhone(keys, memberId, member.phoneSealed) }
}

/** Somebody as the roster shows them; for use cases that have seen to who may look. */
export async function describeMember(db: Executor, memberId: string): Promise<Member | undefined> {
  const row = await findMember(db, memberId)
  return row && toMember(row)
}

/** The full number, for a feature with a right of its own to it; the audit line is that feature's to write. */
export async function readPhone(db: Executor, keys: PhoneKeys, memberId: string): Promise<string | null> {
  const sealed = (await findMember(db, memberId))?.phoneSealed ?? null
  return sealed === null ? null : openPhone(keys, memberId, sealed)
}

export const toMember = (row: ShownMember): Member => ({
  id: row.id,
  rosterNo: row.rosterNo,
  name: row.name,
  gender: row.gender,
  org: { id: row.orgId, name: row.orgName },
  status: row.status,
  service: row.service,
  away: row.away,
  phoneMasked: row.phoneMasked,
  joinedOn: row.joinedOn,
  fullOn: row.fullOn,
  leftOn: row.leftOn,
  bound: row.bound,
  version: row.version,
})
