import { actedByText, type ActedBy } from '@ejia/domain/acting'
import { attendanceWayNames, leaveReasonNames } from '@ejia/domain/activities'
import { markOf, opensText, windowOfNow } from '../../../shared/activities'
import { dateTimeText, exactText } from '../../../shared/format'
import type { Activity } from './use-activity'

export type Primary = 'check_in' | 'sign_up' | null

/** The one thing to do now. */
export function primaryOf({ can }: Activity): Primary {
  if (can.checkIn) return 'check_in'
  return can.signUp ? 'sign_up' : null
}

/** Said where the branch did it: 由 支部委员 王强 代办。 */
const byWhom = (actedBy: ActedBy | undefined): string => (actedBy ? ` ${actedByText(actedBy)}。` : '')

/** How I stand, in a headline and a sentence; null for staff who are no part of it. */
export function standingOf(activity: Activity, now: number): { title: string; note: string } | null {
  const { attendance, leave, mine, state } = activity
  if (attendance) return attended(attendance)
  if (leave && leave.state !== 'refused') {
    return { title: markOf(mine)?.text ?? '请假', note: `事由：${leaveReasonNames[leave.reason]}${leave.note && `，${leave.note}`}${byWhom(leave.actedBy)}` }
  }
  if (!mine && !activity.can.signUp) return null
  if (state === 'confirmed') return { title: '没有签到记录', note: '名单已确认。如有疑问请联系支部。' }
  if (state !== 'open') return null
  return expectedOf(activity, now)
}

function attended({ state, way, at }: NonNullable<Activity['attendance']>) {
  const note = `${exactText(at)} · ${attendanceWayNames[way]}`
  if (state === 'present') return { title: '已签到', note }
  if (state === 'pending') return { title: '签到待核实', note: `${note}。工作人员核实后计为实到。` }
  return { title: '签到已撤销', note: `${note}。如有疑问请联系支部工作人员。` }
}

/** While the check-in runs, being there is signing up. */
function signUpNote({ checkIn, signUp }: Activity['can']): string {
  if (checkIn) return '正在签到，到会场直接签到就算报名。'
  return signUp ? '报名后可以签到。' : '报名已截止或名额已满。'
}

function expectedOf(activity: Activity, now: number) {
  const { mine, leave, can, signUpMode } = activity
  const where = windowOfNow(activity, now)
  if (signUpMode === 'sign_up' && !mine?.signedUp) return { title: '还没有报名', note: signUpNote(can) }
  const lead = leave?.state === 'refused' ? '请假没有批准' : mine?.signedUp ? '已报名' : '请按时参加'
  const acted = mine?.signedUp ? byWhom(activity.signedUpBy) : ''
  if (where === 'before') return { title: lead, note: `${opensText(activity, now)}，到会场扫屏幕上的二维码。${acted}` }
  if (where === 'within') return { title: lead, note: `${dateTimeText(activity.checkInClosesAt, now)} 前可以签到。${acted}` }
  return { title: '没有签到', note: '签到已经结束。如果您参加了，请联系支部工作人员补签。' }
}

/** 参加并经确认 +5 分; said while it can still be earned. */
export const pointsHint = ({ points, state }: Activity): string | null =>
  state === 'open' && points ? `参加并经确认 +${points.delta} 分` : null
