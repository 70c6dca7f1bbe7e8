import type { Activity } from '@ejia/contract/activities/schemas'
import { assertThat, found } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { writeAudit } from '../../audit'
import { confirmBySource, isCommitteeOffice } from '../../points'
import { mayConfirm } from '../activities.policy'
import { findActivity, updateIn, type ActivityRow } from '../activities.repo'
import { getActivity, seeActivity } from '../activities.service'
import { listLatest, type Latest } from './attendance.repo'
import { assignMakeUpStudy } from './make-up.service'
import { giveDue, toFact } from './review.service'

/**
 * The list stands: what waited gives its points, what was 待确认 is so no longer, who was excused gets make-up study.
 * The state changes first: that waits for entries under way, and shuts the door behind them.
 */
export async function confirmActivity(ctx: ActorContext, id: string): Promise<Activity> {
  const { row } = await seeActivity(ctx, id)
  assertThat(mayConfirm(ctx.actor, row), 'thing.forbidden')
  assertThat(row.startsAt.getTime() <= ctx.now.getTime(), 'activities.wrong_state')
  const first = await updateIn(ctx.db, id, ['open'], { state: 'confirmed', confirmedAt: ctx.now, confirmedBy: ctx.actor.accountId })
  if (first) await settle(ctx, row)
  else assertThat(found(await findActivity(ctx.db, id)).state === 'confirmed', 'activities.wrong_state')
  return getActivity(ctx, id)
}

async function settle(ctx: ActorContext, row: ActivityRow): Promise<void> {
  const entries = await listLatest(ctx.db, row.id)
  assertThat(entries.every((entry) => entry.state !== 'pending'), 'activities.unreviewed')
  const present = entries.filter((entry) => entry.state === 'present')
  await giveOutstanding(ctx, row, present)
  const excused = await assignMakeUpStudy(ctx, row, new Set(present.map((entry) => entry.memberId)))
  await writeAudit(ctx, {
    action: 'activities.confirm', subjectType: 'activity', subjectId: row.id, orgId: row.orgId,
    detail: { present: present.length, makeUps: excused },
  })
}

/**
 * Entries that gave their points at once are refused as duplicates; the others get theirs now, as far as the caps allow.
 * A closed year takes them from the committee office alone, with a reason; a confirmation is its own.
 */
async function giveOutstanding(ctx: ActorContext, row: ActivityRow, present: readonly Latest[]): Promise<void> {
  const note = isCommitteeOffice(ctx.actor) ? `名单确认：${row.title}` : ''
  await giveDue(ctx, present.map((entry) => ({ ...toFact(row, entry), note })))
  await confirmBySource(ctx, 'attendance', present.map((entry) => entry.attendanceId))
}
