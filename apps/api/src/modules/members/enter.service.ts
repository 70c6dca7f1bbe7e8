import { dayOf } from '@ejia/domain/calendar'
import { memberDayProblem, type MemberDays, type MemberStatus, type Service } from '@ejia/domain/members'
import { holdsMembers } from '@ejia/domain/orgs'
import { AppError, assertThat } from '../../lib/app-error'
import { sole, type ActorContext, type Context } from '../../lib/context'
import { newId } from '../../lib/ids'
import { writeAudit } from '../audit'
import { reachableOrg } from '../orgs'
import { insertEvents, insertMembers, issueRosterNumbers, type NewMember } from './members.write.repo'
import { keepPhone, type PhoneKeys } from './phone'

export interface MemberDescription extends MemberDays {
  name: string
  orgId: number
  status: MemberStatus
  /** Issued when missing. */
  rosterNo?: string
  gender?: 'male' | 'female' | null
  service?: Service
  away?: boolean
  phone?: string | null
}

export interface EnteredMember {
  id: string
  rosterNo: string
  orgId: number
}

/** Enters one member on the roster of an organisation that the actor looks after. */
export async function createMember(ctx: ActorContext, keys: PhoneKeys, description: MemberDescription): Promise<EnteredMember> {
  await assertHoldsMembers(ctx, [description.orgId])
  const entered = sole(await enterAll(ctx, keys, [description]))
  await writeAudit(ctx, { action: 'members.create', subjectType: 'member', subjectId: entered.id, orgId: description.orgId })
  return entered
}

/** Enters many at once, in their order: for setting up a system. One audit line for the batch. */
export async function createMembers(ctx: ActorContext, keys: PhoneKeys, descriptions: readonly MemberDescription[]): Promise<EnteredMember[]> {
  const orgIds = [...new Set(descriptions.map((one) => one.orgId))]
  await assertHoldsMembers(ctx, orgIds)
  const entered = await enterAll(ctx, keys, descriptions)
  await writeAudit(ctx, { action: 'members.create_many', subjectType: 'roster', subjectId: 'batch', orgId: ctx.actor.roles[0]?.orgId ?? null, detail: { created: entered.length, orgIds } })
  return entered
}

/** People belong to a branch or a group, one that stays while they are being entered. */
export async function assertHoldsMembers(ctx: ActorContext, orgIds: readonly number[]): Promise<void> {
  for (const orgId of [...orgIds].sort((a, b) => a - b)) {
    const org = await reachableOrg(ctx, orgId, 'members.manage', { hold: true })
    assertThat(holdsMembers(org.kind), 'members.org_holds_none')
  }
}

/** Writes the rows and an event for each; who may do so, and where, is settled before. */
export async function enterAll(ctx: Context, keys: PhoneKeys, descriptions: readonly MemberDescription[]): Promise<EnteredMember[]> {
  for (const one of descriptions) assertDays(one, ctx.now)
  const issued = await issueRosterNumbers(ctx.db, descriptions.filter((one) => one.rosterNo === undefined).length)
  const rows = descriptions.map((one) => toRow(ctx.now, keys, one, one.rosterNo?.trim() ?? sole(issued.splice(0, 1))))
  await insertMembers(ctx.db, rows)
  const accountId = ctx.actor?.accountId ?? null
  await insertEvents(ctx.db, rows.map(({ id, orgId, status, service }) => ({
    id: newId(ctx.now), memberId: id, kind: 'entered' as const, at: ctx.now, accountId, orgId, detail: { status, service },
  })))
  return rows.map(({ id, rosterNo, orgId }) => ({ id, rosterNo, orgId }))
}

function toRow(now: Date, keys: PhoneKeys, one: MemberDescription, rosterNo: string): NewMember {
  const id = newId(now)
  const { orgId, status, gender = null, service = 'in_service', away = false, phone = null, joinedOn = null, fullOn = null } = one
  return {
    id, rosterNo, name: one.name.trim(), orgId, status, gender, service, away, joinedOn, fullOn, leftOn: one.leftOn ?? null,
    ...keepPhone(keys, id, phone), version: 1, createdAt: now, updatedAt: now,
  }
}

export function assertDays(days: MemberDays, now: Date): void {
  const problem = memberDayProblem(days, dayOf(now))
  if (problem) throw new AppError('request.invalid', { fields: [{ field: `body/${problem.field}`, message: problem.message }] })
}
