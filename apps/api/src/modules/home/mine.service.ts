import type { MyHome, Todo } from '@ejia/contract/home/routes'
import type { ActorContext } from '../../lib/context'
import { findCurrentActivity, listStaffDuties } from '../activities'
import { listBindingRequests } from '../auth'
import { callsWaitingForMe } from '../call-ups'
import { owedReceipts } from '../posts'
import { listOwedStudies } from '../study'

/** Of each kind, no more than this is fetched. */
const most = 20

/** What is mine alone: the activity now or next, and what waits for me as a member and as staff. */
export async function getMyHome(ctx: ActorContext): Promise<MyHome> {
  const calls = (await callsWaitingForMe(ctx)).map(({ id, title }) => undated('call_up', id, title))
  const studies = await listOwedStudies(ctx, most)
  const others = [...(await receiptTodos(ctx)), ...(await listStaffDuties(ctx)), ...(await bindingTodos(ctx))]
  const mine = studies.items.map(({ itemId, title, dueOn, overdue }): Todo => ({ kind: 'study', id: itemId, title, dueOn, overdue }))
  return {
    activity: await findCurrentActivity(ctx),
    // nothing goes before a call
    todos: [...calls, ...[...mine, ...others].sort(byUrgency)],
    todoCount: calls.length + studies.count + others.length,
  }
}

const undated = (kind: Todo['kind'], id: string, title: string): Todo => ({ kind, id, title, dueOn: null, overdue: false })

const receiptTodos = async (ctx: ActorContext): Promise<Todo[]> => (await owedReceipts(ctx, most)).map(({ id, title }) => undated('receipt', id, title))

async function bindingTodos(ctx: ActorContext): Promise<Todo[]> {
  const { items } = await listBindingRequests(ctx, { limit: most })
  return items.map(({ id, member }) => undated('binding_to_decide', id, `${member.name}申请绑定微信`))
}

/** Overdue first, then what is due soonest; what has no day keeps its order after them. */
function byUrgency(a: Todo, b: Todo): number {
  if (a.dueOn === b.dueOn) return 0
  if (a.dueOn === null || b.dueOn === null) return a.dueOn === null ? 1 : -1
  return a.dueOn < b.dueOn ? -1 : 1
}
