import type { AttendanceWay } from '@ejia/domain/activities'
import { checkIns, countPoints } from '../../../metrics'
import { ruleKeyOf } from '../activities.points'
import type { Recorded } from './check-in.repo'

/** For the metrics: entries that were just recorded, and the points that came with them. */
export function countRecorded(entries: readonly Recorded[]): void {
  for (const { kind, answer } of entries) {
    checkIns.add({ way: answer.attendance.way, result: answer.attendance.state === 'pending' ? 'late' : 'recorded' })
    // the answer has points, the ledger tenths
    if (answer.points) countPoints(ruleKeyOf(kind), Math.round(answer.points.delta * 10))
  }
}

/** Somebody who was there already. */
export const countAlready = (way: AttendanceWay): void => checkIns.add({ way, result: 'already' })
