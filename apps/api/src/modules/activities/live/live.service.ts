import { maskName } from '@ejia/domain/members'
import type { Executor } from '../../../lib/context'
import type { SharedHeadcount } from '../headcount.service'
import { listRecent } from '../roster/own-attendance.repo'
import type { Live, LiveSource } from './live.hub'
import { findPulse, findState, listMissing } from './live.repo'

/** What a board shows of an activity, read now; names are masked because a whole room reads them. */
export async function readLive(db: Executor, headcount: SharedHeadcount, activityId: string, pulse: string): Promise<Live> {
  const [heads, state, recent, missing] = await Promise.all([
    headcount.count(activityId), findState(db, activityId), listRecent(db, activityId), listMissing(db, activityId),
  ])
  return {
    pulse,
    count: { ...heads, state, recent: recent.map(({ name, at }) => ({ name: maskName(name), at: at.toISOString() })) },
    missing: { names: missing.names.map(maskName), more: missing.total - missing.names.length },
  }
}

export const liveSource = (db: Executor, headcount: SharedHeadcount): LiveSource => ({
  pulse: (activityId) => findPulse(db, activityId),
  read: (activityId, pulse) => readLive(db, headcount, activityId, pulse),
})
