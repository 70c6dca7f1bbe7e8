import type { Caller } from '@ejia/contract/client/caller'
import { useAction } from '../../../shared/api'
import { askReason, confirmAction, toast } from '../../../shared/ui'
import { touched, type RosterRow } from '../activity'
import type { RosterAction } from '@ejia/domain/roster-actions'
import { actionWords } from './row-words'

interface Step {
  action: RosterAction
  memberIds: string[]
  reason: string
}

/** One action on one person, as the API knows it. */
function send(call: Caller, activityId: string, memberId: string, { action, reason }: Step): Promise<unknown> {
  const params = { activityId, memberId }
  if (action === 'accept') return call('POST /activities/:activityId/attendances/:memberId/accept', { params })
  if (action === 'void') return call('POST /activities/:activityId/attendances/:memberId/void', { params, body: { reason } })
  if (action === 'restore') return call('POST /activities/:activityId/attendances/:memberId/restore', { params, body: { reason } })
  if (action === 'grant' || action === 'refuse') return call('POST /activities/:activityId/leaves/:memberId/decision', { params, body: { grant: action === 'grant' } })
  return call('POST /activities/:activityId/staff-check-ins', { params: { activityId }, body: { memberId, way: action, ...(reason && { reason }) } })
}

const namesOf = (rows: readonly RosterRow[]): string => (rows.length > 3 ? `${rows.slice(0, 3).map(({ member }) => member.name).join('、')}等 ${rows.length} 人` : rows.map(({ member }) => member.name).join('、'))

/** Undefined: thought better of it. */
async function askFor(action: RosterAction, rows: readonly RosterRow[]): Promise<string | undefined> {
  const { ask, text } = actionWords[action]
  if (ask) return (await askReason({ ...ask, title: `${ask.title}：${namesOf(rows)}`, danger: action === 'void', ok: text })) ?? undefined
  return (await confirmAction({ title: `${text}：${namesOf(rows)}？`, ok: text })) ? '' : undefined
}

/** Acts on one person or on several chosen ones; asks first where a reason or a second thought is due. */
export function useRowActions(activityId: string, onDone?: () => void) {
  const step = useAction(
    async (call, step: Step) => {
      for (const memberId of step.memberIds) await send(call, activityId, memberId, step)
      return step
    },
    { invalidates: touched, onDone: ({ action, memberIds }) => {
      toast.success(memberIds.length > 1 ? `${actionWords[action].done} ${memberIds.length} 人` : actionWords[action].done)
      onDone?.()
    } },
  )
  async function act(action: RosterAction, rows: readonly RosterRow[]): Promise<void> {
    const reason = await askFor(action, rows)
    if (reason !== undefined) await step.run({ action, memberIds: rows.map(({ member }) => member.id), reason })
  }
  return { act, busy: step.busy }
}
