import type { Member } from '@ejia/contract/members/routes'
import { assertThat, found } from '../../lib/app-error'
import type { ActorContext } from '../../lib/context'
import { newId } from '../../lib/ids'
import { writeAudit } from '../audit'
import { assertDays, type MemberDescription } from './enter.service'
import { canManage } from './members.policy'
import { findMember, holdMember, type MemberRow } from './members.repo'
import { toMember, visibleMember } from './members.service'
import { insertEvents, updateMember, type MemberChange, type MemberEventRow } from './members.write.repo'
import { keepPhone, phoneHashes, type PhoneKeys } from './phone'

export type MemberUpdate = Partial<Omit<MemberDescription, 'rosterNo' | 'orgId'>> & { version: number }

const plainFields = ['name', 'gender', 'orgId', 'status', 'service', 'away', 'joinedOn', 'fullOn', 'leftOn'] as const

/** Corrects, marks as left or returned; to another branch a member goes by a transfer. The version says which state the change was made for. */
export async function changeMember(ctx: ActorContext, keys: PhoneKeys, memberId: string, update: MemberUpdate): Promise<Member> {
  const member = await visibleMember(ctx, memberId, holdMember)
  assertThat(canManage(ctx.actor, member), 'thing.forbidden')
  assertThat(member.version === update.version, 'thing.changed')
  assertDays({ ...member, ...update }, ctx.now)
  const change = differences(keys, member, update)
  const changed = fieldsOf(change)
  if (changed.length === 0) return toMember(member)
  await updateMember(ctx.db, memberId, change, ctx.now)
  await insertEvents(ctx.db, eventsOf(ctx, member, change))
  await writeAudit(ctx, { action: 'members.update', subjectType: 'member', subjectId: memberId, orgId: member.orgId, detail: { changed } })
  return toMember(found(await findMember(ctx.db, memberId)))
}

/** What would really change; nothing else is written. */
export function differences(keys: PhoneKeys, member: MemberRow, wanted: Partial<MemberDescription>): MemberChange {
  const values = { ...wanted, ...(wanted.name === undefined ? {} : { name: wanted.name.trim() }) }
  const plain = Object.fromEntries(plainFields.filter((field) => values[field] !== undefined && values[field] !== member[field]).map((field) => [field, values[field]]))
  return { ...plain, ...phoneChange(keys, member, wanted.phone) }
}

function phoneChange(keys: PhoneKeys, member: MemberRow, phone: string | null | undefined): MemberChange {
  if (phone === undefined) return {}
  const same = phone === null ? member.phoneHash === null : member.phoneHash !== null && phoneHashes(keys, phone).includes(member.phoneHash)
  return same ? {} : keepPhone(keys, member.id, phone)
}

const phoneColumns = new Set(['phoneSealed', 'phoneHash', 'phoneMasked'])
const fieldsOf = (change: MemberChange): string[] => [...new Set(Object.keys(change).map((name) => (phoneColumns.has(name) ? 'phone' : name)))]

/** One event for each kind of change: a transfer, leaving or returning, the rest. Closed-list values only, of other fields the names. */
export function eventsOf(ctx: ActorContext, member: MemberRow, change: MemberChange): MemberEventRow[] {
  const base = { memberId: member.id, at: ctx.now, accountId: ctx.actor.accountId, orgId: change.orgId ?? member.orgId }
  const { orgId, leftOn, ...rest } = change
  const events: MemberEventRow[] = []
  const add = (kind: MemberEventRow['kind'], detail: Record<string, unknown>) => events.push({ ...base, id: newId(ctx.now), kind, detail })
  if (orgId !== undefined) add('transferred', { from: member.orgId, to: orgId })
  if (leftOn !== undefined) add(leftOn === null ? 'returned' : 'left', { leftOn })
  const changed = fieldsOf(rest)
  if (changed.length > 0) add('changed', { changed, ...closedValues(member, rest) })
  return events
}

function closedValues(member: MemberRow, change: MemberChange): Record<string, unknown> {
  const fields = (['status', 'service', 'away'] as const).filter((field) => change[field] !== undefined)
  return Object.fromEntries(fields.map((field) => [field, { from: member[field], to: change[field] }]))
}
