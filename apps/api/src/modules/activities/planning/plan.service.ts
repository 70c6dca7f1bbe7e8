import type { Activity, ActivityContent } from '@ejia/contract/activities/schemas'
import { defaultAudience, timesProblems, withDefaultTimes, type ActivityTimes } from '@ejia/domain/activities'
import { reaches } from '@ejia/domain/actor'
import { isWithin } from '@ejia/domain/orgs'
import { AppError, assertThat, found } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { newId } from '../../../lib/ids'
import { writeAudit } from '../../audit'
import { getOrg } from '../../orgs'
import { reverseBySources } from '../../points'
import { mayManage } from '../activities.policy'
import { findActivity, insertActivity, updateIn, type ActivityRow } from '../activities.repo'
import { getActivity, seeActivity } from '../activities.service'
import { listLatest } from '../roster/attendance.repo'
import { freezeRoster } from '../roster/planned-roster.repo'
import { tellRosterLater } from '../telling/tell.service'
import { setPicked } from './invitees.service'

export async function createActivity(ctx: ActorContext, content: ActivityContent): Promise<Activity> {
  const values = await checkContent(ctx, content)
  const id = newId(ctx.now)
  await insertActivity(ctx.db, { ...values, id, state: 'draft', createdBy: ctx.actor.accountId, createdAt: ctx.now })
  await setPicked(ctx, id, values.audience, content.memberIds)
  await audit(ctx, 'activities.create', { id, orgId: values.orgId })
  return getActivity(ctx, id)
}

export async function updateActivity(ctx: ActorContext, id: string, content: ActivityContent): Promise<Activity> {
  const values = await checkContent(ctx, content, await managed(ctx, id))
  assertThat(await updateIn(ctx.db, id, ['draft'], values), 'activities.wrong_state')
  await setPicked(ctx, id, values.audience, content.memberIds)
  await audit(ctx, 'activities.update', { id, orgId: values.orgId })
  return getActivity(ctx, id)
}

/** From here members see it, and whom it expects is written down as they stand now. */
export async function openActivity(ctx: ActorContext, id: string): Promise<Activity> {
  const row = await managed(ctx, id)
  assertThat((await getOrg(ctx.db, row.orgId))?.dissolvedAt === null, 'orgs.dissolved')
  assertThat(await updateIn(ctx.db, id, ['draft'], { state: 'open', openedAt: ctx.now }), 'activities.wrong_state')
  // read again: the plan may have been changed while this waited for it
  assertThat(await freezeRoster(ctx.db, found(await findActivity(ctx.db, id))), 'activities.nobody_expected')
  await audit(ctx, 'activities.open', row)
  await tellRosterLater(ctx, id)
  return getActivity(ctx, id)
}

/** Whoever was there already keeps the record of it; points that came at once go back. */
export async function cancelActivity(ctx: ActorContext, id: string, reason: string): Promise<Activity> {
  const row = await managed(ctx, id)
  const cancelled = await updateIn(ctx.db, id, ['draft', 'open'], { state: 'cancelled', cancelledAt: ctx.now, cancelReason: reason.trim() })
  assertThat(cancelled, 'activities.wrong_state')
  const sources = (await listLatest(ctx.db, id)).map(({ attendanceId, memberId }) => ({ sourceId: attendanceId, memberId }))
  await reverseBySources(ctx, 'attendance', sources, '活动取消')
  await audit(ctx, 'activities.cancel', row)
  if (row.openedAt !== null) await tellRosterLater(ctx, id)
  return getActivity(ctx, id)
}

async function managed(ctx: ActorContext, id: string): Promise<ActivityRow> {
  const { row } = await seeActivity(ctx, id)
  assertThat(mayManage(ctx.actor, row), 'thing.forbidden')
  return row
}

async function checkContent(ctx: ActorContext, content: ActivityContent, before?: ActivityRow) {
  const org = await getOrg(ctx.db, content.orgId, { hold: true })
  assertThat(org && reaches(ctx.actor, 'activities.manage', org.path), 'reference.not_found', { fields: [{ field: 'body/orgId', message: '组织不存在，或不在您的管理范围内' }] })
  assertThat(org.dissolvedAt === null, 'orgs.dissolved')
  const { kind, orgId, signUpMode } = content
  const texts = { title: content.title.trim(), place: content.place.trim(), description: content.description.trim() }
  const quota = signUpMode === 'sign_up' ? (content.quota ?? null) : null
  const audience = await checkAudience(ctx, content, org.path, before)
  return { kind, orgId, signUpMode, quota, ...texts, ...checkTimes(content), makeUpMinutes: content.makeUpMinutes ?? null, ...audience }
}

/** A client that knows nothing of audiences leaves a plan's as it is. */
async function checkAudience(ctx: ActorContext, content: ActivityContent, path: string, before?: ActivityRow): Promise<Pick<ActivityRow, 'audience' | 'unitId'>> {
  const same = before?.kind === content.kind && before.orgId === content.orgId
  const audience = content.audience ?? (same ? before.audience : defaultAudience(content.kind))
  if (audience !== 'unit') return { audience, unitId: null }
  const unitId = content.unitId ?? (same ? before.unitId : null)
  const unit = unitId === null ? undefined : await getOrg(ctx.db, unitId, { hold: true })
  const below = unit && unit.path !== path && isWithin(unit.path, path) && unit.dissolvedAt === null
  assertThat(below, 'reference.not_found', { fields: [{ field: 'body/unitId', message: '请选择本组织下面的一个组织或党小组' }] })
  return { audience, unitId }
}

function checkTimes(content: ActivityContent): ActivityTimes {
  const times = withDefaultTimes(
    {
      startsAt: readInstant(content.startsAt, 'startsAt'),
      endsAt: readInstant(content.endsAt, 'endsAt'),
      checkInOpensAt: content.checkInOpensAt === undefined ? undefined : readInstant(content.checkInOpensAt, 'checkInOpensAt'),
      checkInClosesAt: content.checkInClosesAt === undefined ? undefined : readInstant(content.checkInClosesAt, 'checkInClosesAt'),
      signUpClosesAt: content.signUpClosesAt ? readInstant(content.signUpClosesAt, 'signUpClosesAt') : null,
    },
    content.signUpMode,
  )
  const wrong = timesProblems(times)
  if (wrong.length > 0) throw new AppError('activities.times_out_of_order', { fields: wrong.map(({ field, message }) => ({ field: `body/${field}`, message })) })
  return times
}

/** The format allows a leap second, which no calendar here knows. */
export function readInstant(text: string, field: string): Date {
  const at = new Date(text)
  assertThat(!Number.isNaN(at.getTime()), 'request.invalid', { fields: [{ field: `body/${field}`, message: '没有这个时间' }] })
  return at
}

const audit = (ctx: ActorContext, action: string, thing: { id: string; orgId: number }): Promise<void> =>
  writeAudit(ctx, { action, subjectType: 'activity', subjectId: thing.id, orgId: thing.orgId })
