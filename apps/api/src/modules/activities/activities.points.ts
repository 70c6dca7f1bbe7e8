import type { Activity } from '@ejia/contract/activities/schemas'
import type { ActivityKind } from '@ejia/domain/activities'
import { dayOf } from '@ejia/domain/calendar'
import type { Executor } from '../../lib/context'
import { ruleOn } from '../points'
import type { ActivityRow } from './activities.repo'

/** Every kind has a rule of its own, so that each can have its own amount and limits. */
export const ruleKeyOf = (kind: ActivityKind): string => `attendance.${kind}`

/** What attending gives by the rule in force on that day. */
export async function pointsOffered(db: Executor, row: ActivityRow): Promise<Activity['points']> {
  const rule = await ruleOn(db, ruleKeyOf(row.kind), dayOf(row.startsAt))
  return rule && { rule: rule.name, delta: rule.delta, exempt: [...rule.exempt] }
}
