import type { Todo } from '@ejia/contract/home/routes'
import { confirmWithinDays } from '@ejia/domain/activities'
import { reachOf } from '@ejia/domain/actor'
import { addDays, dayOf } from '@ejia/domain/calendar'
import type { ActorContext } from '../../lib/context'
import { listUnconfirmed } from './activities.repo'
import { listWithPending } from './duties.repo'
import { listWaitingLeaves } from './planning/leave.repo'

/** Of each kind, the home page shows no more. */
const most = 20

/** What waits for the actor as staff: leaves to decide, entries to verify, lists to confirm. */
export async function listStaffDuties(ctx: ActorContext): Promise<Todo[]> {
  const manages = reachOf(ctx.actor, 'activities.manage')
  const confirms = reachOf(ctx.actor, 'activities.confirm')
  if (manages.length === 0) return []
  const leaves = await listWaitingLeaves(ctx.db, manages, ctx.now, most)
  const pending = await listWithPending(ctx.db, confirms, most)
  const lists = await listUnconfirmed(ctx.db, confirms, ctx.now, most)
  const today = dayOf(ctx.now)
  const todo = (kind: Todo['kind'], { id, title }: { id: string; title: string }, dueOn: string): Todo => ({ kind, id, title, dueOn, overdue: dueOn < today })
  return [
    ...leaves.map((row) => todo('leave_to_decide', row, dayOf(row.startsAt))),
    ...pending.map((row) => todo('entries_to_verify', row, addDays(dayOf(row.endsAt), confirmWithinDays))),
    ...lists.map((row) => todo('list_to_confirm', row, addDays(dayOf(row.endsAt), confirmWithinDays))),
  ]
}
