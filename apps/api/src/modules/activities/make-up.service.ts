import type { ActorContext } from '../../lib/context'
import type { ActivityRow } from './activities.repo'
import { listGranted } from './leave.repo'

/** 补学 for those who were excused and did not come after all. Returns how many were assigned. */
export async function assignMakeUpStudy(ctx: ActorContext, row: ActivityRow, present: ReadonlySet<string>): Promise<number> {
  if (row.makeUpMinutes === null) return 0
  const excused = (await listGranted(ctx.db, row.id)).filter((memberId) => !present.has(memberId))
  return excused.length
}
