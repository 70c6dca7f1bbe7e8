import { makeUpWithinDays } from '@ejia/domain/activities'
import { addDays, dayOf } from '@ejia/domain/calendar'
import type { ActorContext } from '../../../lib/context'
import { assignMakeUp } from '../../study'
import { updateIn, type ActivityRow } from '../activities.repo'
import { listGranted } from '../planning/leave.repo'

/** 补学 for those who were excused and did not come after all. Returns how many were assigned. */
export async function assignMakeUpStudy(ctx: ActorContext, row: ActivityRow, present: ReadonlySet<string>): Promise<number> {
  if (row.makeUpMinutes === null) return 0
  const memberIds = (await listGranted(ctx.db, row.id)).filter((memberId) => !present.has(memberId))
  if (memberIds.length === 0) return 0
  const makeUpItemId = await assignMakeUp(ctx, {
    activityId: row.id, title: `补学：${row.title}`, html: toHtml(row), minutes: row.makeUpMinutes, orgId: row.orgId,
    memberIds, dueOn: addDays(dayOf(ctx.now), makeUpWithinDays),
  })
  await updateIn(ctx.db, row.id, ['confirmed'], { makeUpItemId })
  return memberIds.length
}

/** What was met about, as far as it was written down; staff can assign more to read. */
const toHtml = (row: ActivityRow): string =>
  [`${row.title}（${dayOf(row.startsAt)}）`, ...row.description.split(/\n+/).filter((line) => line.trim() !== '')]
    .map((line) => `<p>${line.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</p>`)
    .join('')
