import type { Activity, ActivityContent } from '@ejia/contract/activities/schemas'
import { timesProblems, withDefaultTimes, type ActivityTimes } from '@ejia/domain/activities'
import { reaches } from '@ejia/domain/actor'
import { AppError, assertThat } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { newId } from '../../../lib/ids'
import { writeAudit } from '../../audit'
import { getOrg } from '../../orgs'
import { reverseBySource } from '../../points'
import { mayManage } from '../activities.policy'
import { insertActivity, updateIn, type ActivityRow } from '../activities.repo'
import { getActivity, seeActivity } from '../activities.service'
import { listLatest } from '../roster/attendance.repo'
import { freezeOfficers, freezeSubtree } from '../roster/roster.repo'

export async function createActivity(ctx: ActorContext, content: ActivityContent): Promise<Activity> {
  const values = await checkContent(ctx, content)
  const id = newId(ctx.now)
  await insertActivity(ctx.db, { ...values, id, state: 'draft', createdBy: ctx.actor.accountId, createdAt: ctx.now })
  await audit(ctx, 'activities.create', { id, orgId: values.orgId })
  return getActivity(ctx, id)
}

export async function updateActivity(ctx: ActorContext, id: string, content: ActivityContent): Promise<Activity> {
  await managed(ctx, id)
  const values = await checkContent(ctx, content)
  assertThat(await updateIn(ctx.db, id, ['draft'], values), 'activities.wrong_state')
  await audit(ctx, 'activities.update', { id, orgId: values.orgId })
  return getActivity(ctx, id)
}

/** From here members see it, and whom it expects is written down as they stand now. */
export async function openActivity(ctx: ActorContext, id: string): Promise<Activity> {
  const row = await managed(ctx, id)
  assertThat((await getOrg(ctx.db, row.orgId))?.dissolvedAt === null, 'orgs.dissolved')
  assertThat(await updateIn(ctx.db, id, ['draft'], { state: 'open', openedAt: ctx.now }), 'activities.wrong_state')
  await (row.kind === 'committee_meeting' ? freezeOfficers(ctx.db, id, row.orgId) : freezeSubtree(ctx.db, id, row.orgPath))
  await audit(ctx, 'activities.open', row)
  return getActivity(ctx, id)
}

/** Whoever was there already keeps the record of it; points that came at once go back. */
export async function cancelActivity(ctx: ActorContext, id: string, reason: string): Promise<Activity> {
  const row = await managed(ctx, id)
  const cancelled = await updateIn(ctx.db, id, ['draft', 'open'], { state: 'cancelled', cancelledAt: ctx.now, cancelReason: reason.trim() })
  assertThat(cancelled, 'activities.wrong_state')
  for (const { attendanceId, memberId } of await listLatest(ctx.db, id)) await reverseBySource(ctx, 'attendance', attendanceId, memberId, '活动取消')
  await audit(ctx, 'activities.cancel', row)
  return getActivity(ctx, id)
}

async function managed(ctx: ActorContext, id: string): Promise<ActivityRow> {
  const { row } = await seeActivity(ctx, id)
  assertThat(mayManage(ctx.actor, row), 'thing.forbidden')
  return row
}

async function checkContent(ctx: ActorContext, content: ActivityContent) {
  const org = await getOrg(ctx.db, content.orgId)
  assertThat(org && reaches(ctx.actor, 'activities.manage', org.path), 'reference.not_found', { fields: [{ field: 'body/orgId', message: '组织不存在，或不在您的管理范围内' }] })
  assertThat(org.dissolvedAt === null, 'orgs.dissolved')
  const { kind, orgId, signUpMode } = content
  const texts = { title: content.title.trim(), place: content.place.trim(), description: content.description.trim() }
  const quota = signUpMode === 'sign_up' ? (content.quota ?? null) : null
  return { kind, orgId, signUpMode, quota, ...texts, ...checkTimes(content), makeUpMinutes: content.makeUpMinutes ?? null }
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
