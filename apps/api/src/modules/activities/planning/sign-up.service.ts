import type { Activity } from '@ejia/contract/activities/schemas'
import { assertThat, found } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { recordActing } from '../../acting'
import { writeAudit } from '../../audit'
import { inAudience, signUpOpen } from '../activities.policy'
import { holdActivity, type ActivityRow } from '../activities.repo'
import { getActivity, seeActivity } from '../activities.service'
import { actedColumns, actedDetail, subjectOf } from './acted'
import { findMarksOn, type MemberMarks } from '../marks.repo'
import { addToRoster, findPlaces } from '../roster/roster.repo'
import { countSignUps, deleteSignUp, insertSignUp, queueSignUps } from './sign-up.repo'

export async function signUp(ctx: ActorContext, id: string): Promise<Activity> {
  const { memberId } = await held(ctx, id)
  await enter(ctx, id, memberId)
  return getActivity(ctx, id)
}

/** The same for somebody who comes without having signed up, as long as that is still possible. */
export async function enter(ctx: ActorContext, id: string, memberId: string): Promise<void> {
  await queueSignUps(ctx.db, id)
  const row = found(await holdActivity(ctx.db, id))
  const marks = await findMarksOn(ctx.db, id, memberId)
  if (marks.signedUp) return
  assertThat(signUpOpen(row, ctx.now), row.state === 'open' ? 'activities.sign_up_closed' : 'activities.wrong_state')
  assertThat(marks.onRoster || inAudience(ctx.actor, row), 'activities.not_on_roster')
  assertThat(row.quota === null || (await countSignUps(ctx.db, id)) < row.quota, 'activities.full')
  if (!marks.onRoster) await addToRoster(ctx.db, id, await findPlaces(ctx.db, [memberId]))
  await insertSignUp(ctx.db, { activityId: id, memberId, signedUpAt: ctx.now, ...actedColumns(ctx) })
  await audit(ctx, 'activities.sign_up', row, memberId)
  await recordActing(ctx, 'sign_up', subjectOf(row))
}

export async function withdrawSignUp(ctx: ActorContext, id: string): Promise<Activity> {
  const { row, marks, memberId } = await held(ctx, id)
  if (!marks.signedUp) return getActivity(ctx, id)
  assertThat(marks.attendance === null, 'activities.checked_in_already')
  assertThat(signUpOpen(row, ctx.now), row.state === 'open' ? 'activities.sign_up_closed' : 'activities.wrong_state')
  await queueSignUps(ctx.db, id)
  if (await deleteSignUp(ctx.db, id, memberId)) {
    // looked at again: scans hold the sign-up they go by, and whoever enters by arriving has taken their turn
    const { attendance } = await findMarksOn(ctx.db, id, memberId)
    assertThat(attendance === null, 'activities.checked_in_already')
    await audit(ctx, 'activities.withdraw_sign_up', row, memberId)
    await recordActing(ctx, 'withdraw_sign_up', subjectOf(row))
  }
  return getActivity(ctx, id)
}

/** Only what asks for sign-ups can be signed up for, and only by members. */
async function held(ctx: ActorContext, id: string): Promise<{ row: ActivityRow; marks: MemberMarks; memberId: string }> {
  const { row, marks } = await seeActivity(ctx, id)
  const { memberId } = ctx.actor
  assertThat(memberId !== null && (marks.onRoster || inAudience(ctx.actor, row)), 'activities.not_on_roster')
  assertThat(row.signUpMode === 'sign_up', 'activities.wrong_state')
  return { row, marks, memberId }
}

const audit = (ctx: ActorContext, action: string, row: ActivityRow, memberId: string): Promise<void> =>
  writeAudit(ctx, { action, subjectType: 'activity', subjectId: row.id, orgId: row.orgId, detail: { memberId, ...actedDetail(ctx) } })
