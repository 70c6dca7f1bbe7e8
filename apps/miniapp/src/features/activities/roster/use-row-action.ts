import type { Caller } from '@ejia/contract/client/caller'
import type { RosterAction } from '@ejia/domain/roster-actions'
import { messageOf, useAction } from '../../../shared/api'
import { toast } from '../../../shared/ui'
import { actionWords, type RosterRow } from './row-actions'

interface Step {
  action: RosterAction
  memberId: string
  reason: string
}

function run(call: Caller, activityId: string, { action, memberId, reason }: Step): Promise<RosterRow> {
  const params = { activityId, memberId }
  switch (action) {
    case 'staff_scan':
    case 'manual':
    case 'written':
      return call('POST /activities/:activityId/staff-check-ins', { params: { activityId }, body: { memberId, way: action, reason } })
    case 'accept':
      return call('POST /activities/:activityId/attendances/:memberId/accept', { params })
    case 'void':
      return call('POST /activities/:activityId/attendances/:memberId/void', { params, body: { reason } })
    case 'restore':
      return call('POST /activities/:activityId/attendances/:memberId/restore', { params, body: { reason } })
    case 'grant':
    case 'refuse':
      return call('POST /activities/:activityId/leaves/:memberId/decision', { params, body: { grant: action === 'grant' } })
  }
}

/** Does one thing about one person, then reads the list anew. */
export function useRowAction(activityId: string, onDone: () => void) {
  return useAction((call, step: Step) => run(call, activityId, step), {
    invalidates: ['GET /activities/:activityId/roster', 'GET /activities/:activityId', 'GET /home/mine'],
    onSuccess: (row, { action }) => {
      toast(`${row.member.name}：${actionWords[action].done}`)
      onDone()
    },
    onError: (error, { reason }) => {
      // With a reason the sheet is open and says it beside the field.
      if (!reason) toast(messageOf(error))
    },
  })
}
