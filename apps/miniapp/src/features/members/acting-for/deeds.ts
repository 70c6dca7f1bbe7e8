import type { Caller, ReplyOf } from '@ejia/contract/client/caller'
import { actedByText, actingKindNames, type ActingKind } from '@ejia/domain/acting'
import { leaveReasonNames, type LeaveReason, type LeaveState } from '@ejia/domain/activities'

export type Acting = ReplyOf<'GET /members/:memberId/acting'>
export type Coming = Acting['activities'][number]

/** One thing that is about to be done for somebody. */
export interface Deed {
  kind: ActingKind
  /** Of the activity or the post. */
  id: string
  title: string
  reason?: LeaveReason
}

/** What the confirmation asks, the name above it. */
export const questionOf = ({ kind, title, reason }: Deed): string =>
  kind === 'leave' && reason ? `请假（${leaveReasonNames[reason]}）：《${title}》` : `${actingKindNames[kind]}：《${title}》`

export const doneText = ({ kind }: Deed, name: string): string => `已为${name}${actingKindNames[kind]}`

export function perform(call: Caller, memberId: string, { kind, id, reason }: Deed): Promise<unknown> {
  const ofActivity = { params: { activityId: id, memberId } }
  switch (kind) {
    case 'sign_up':
      return call('PUT /activities/:activityId/members/:memberId/sign-up', ofActivity)
    case 'withdraw_sign_up':
      return call('DELETE /activities/:activityId/members/:memberId/sign-up', ofActivity)
    case 'leave':
      return call('POST /activities/:activityId/members/:memberId/leave', { ...ofActivity, body: { reason: reason ?? 'other' } })
    case 'receipt':
      return call('POST /posts/:postId/members/:memberId/receipt', { params: { postId: id, memberId } })
  }
}

const leaveWords: Record<LeaveState, string> = { pending: '请假待批准', granted: '已准假', refused: '请假没有批准' }

/** How the member stands with an activity, and by whom that came about. */
export function standingOf({ mine, leave, signUpMode, signedUpBy }: Coming): string {
  if (mine?.attendance) return '已签到'
  if (leave) {
    const by = leave.actedBy ? `，${actedByText(leave.actedBy)}` : ''
    return `${leaveWords[leave.state]}（${leaveReasonNames[leave.reason]}${by}）`
  }
  if (mine?.signedUp) return `已报名${signedUpBy ? `，${actedByText(signedUpBy)}` : ''}`
  return signUpMode === 'sign_up' ? '还没有报名' : '应到'
}
