import type { PlannedRoster } from '@ejia/contract/activities/schemas'
import type { ActivityAudience } from '@ejia/domain/activities'
import { reachOf } from '@ejia/domain/actor'
import { assertThat } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { writeAudit } from '../../audit'
import { mayManage } from '../activities.policy'
import type { ActivityRow } from '../activities.repo'
import { holdManaged, seeActivity } from '../activities.service'
import { addInvitees, countRoster, countWithin, listGuests, listInvitees, removeInvitees } from '../roster/planned-roster.repo'
import { addToRoster, findPlaces } from '../roster/roster.repo'

/** Whom a plan would expect if it opened now; after the opening, whom it does. */
export async function getPlannedRoster(ctx: ActorContext, id: string): Promise<PlannedRoster> {
  const { row } = await seeActivity(ctx, id)
  assertThat(mayManage(ctx.actor, row), 'thing.forbidden')
  return describe(ctx, row)
}

async function describe(ctx: ActorContext, row: ActivityRow): Promise<PlannedRoster> {
  const invitees = await listInvitees(ctx.db, row.id)
  const those = (guest: boolean) => invitees.filter((one) => one.guest === guest).map(({ member, org }) => ({ member, org }))
  const guests = row.state === 'draft' ? those(true) : await listGuests(ctx.db, row.id)
  return { ...(await countRoster(ctx.db, row)), picked: those(false), guests }
}

/** The people a plan expects one by one. Without a list, the one there is stays; with another audience there is none. */
export async function setPicked(ctx: ActorContext, id: string, audience: ActivityAudience, memberIds: readonly string[] | undefined): Promise<void> {
  const wanted = audience === 'picked' ? memberIds : []
  if (wanted === undefined) return
  await assertWithinReach(ctx, wanted)
  await removeInvitees(ctx.db, id, { guest: false })
  await addInvitees(ctx.db, id, wanted, false)
}

/** Guests of a plan are written down with it; after the opening they join the roster, and who is on it stays. */
export async function inviteGuests(ctx: ActorContext, id: string, memberIds: readonly string[]): Promise<PlannedRoster> {
  const row = await holdManaged(ctx, id)
  assertThat(row.state === 'draft' || row.state === 'open', 'activities.wrong_state')
  await assertWithinReach(ctx, memberIds)
  if (row.state === 'draft') await addInvitees(ctx.db, id, memberIds, true)
  else await addToRoster(ctx.db, id, await findPlaces(ctx.db, memberIds))
  await audit(ctx, 'activities.invite', row, { memberIds: [...memberIds] })
  return describe(ctx, row)
}

/** An invitation can be taken back until the roster is made; a roster is not unmade. */
export async function uninviteGuest(ctx: ActorContext, id: string, memberId: string): Promise<PlannedRoster> {
  const row = await holdManaged(ctx, id)
  assertThat(row.state === 'draft', 'activities.wrong_state')
  if (await removeInvitees(ctx.db, id, { guest: true, memberId })) await audit(ctx, 'activities.uninvite', row, { memberId })
  return describe(ctx, row)
}

async function assertWithinReach(ctx: ActorContext, memberIds: readonly string[]): Promise<void> {
  const distinct = [...new Set(memberIds)]
  if (distinct.length === 0) return
  const within = await countWithin(ctx.db, distinct, reachOf(ctx.actor, 'activities.manage'))
  assertThat(within === distinct.length, 'reference.not_found', { fields: [{ field: 'body/memberIds', message: '名单里有人不存在，或不在您的管理范围内' }] })
}

const audit = (ctx: ActorContext, action: string, row: ActivityRow, detail: Record<string, unknown>): Promise<void> =>
  writeAudit(ctx, { action, subjectType: 'activity', subjectId: row.id, orgId: row.orgId, detail })
