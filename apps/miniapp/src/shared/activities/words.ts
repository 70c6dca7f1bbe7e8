import type { ReplyOf } from '@ejia/contract/client/caller'
import { activityStateNames, leaveStateNames, windowAt } from '@ejia/domain/activities'
import { timeText, dayText } from '../format'
import type { Tone } from '../ui'

export type ActivitySummary = ReplyOf<'GET /activities'>['items'][number]
export interface Word {
  text: string
  tone: Tone
}

type Timed = Pick<ActivitySummary, 'state' | 'startsAt' | 'endsAt' | 'checkInOpensAt' | 'checkInClosesAt'>

const windowOf = (activity: Timed) => ({
  checkInOpensAt: new Date(activity.checkInOpensAt),
  checkInClosesAt: new Date(activity.checkInClosesAt),
})

/** Whether the check-in window is before us, open or over, by this phone's clock: for words only, the server decides. */
export const windowOfNow = (activity: Timed, now: number) => windowAt(windowOf(activity), new Date(now))

/** Where an activity stands: red only for what is happening now. */
export function phaseOf(activity: Timed, now: number): Word {
  if (activity.state !== 'open') {
    return { text: activityStateNames[activity.state], tone: activity.state === 'confirmed' ? 'ok' : 'neutral' }
  }
  const running = new Date(activity.startsAt).getTime() <= now && now <= new Date(activity.endsAt).getTime()
  if (windowOfNow(activity, now) === 'within') return { text: '签到中', tone: 'red' }
  if (running) return { text: '进行中', tone: 'red' }
  if (new Date(activity.endsAt).getTime() < now) return { text: '已结束', tone: 'neutral' }
  return { text: '未开始', tone: 'neutral' }
}

/** My own mark on it: what I did, or what was decided about me. */
export function markOf(mine: ActivitySummary['mine']): Word | null {
  if (!mine) return null
  if (mine.attendance === 'present') return { text: '已签到', tone: 'ok' }
  if (mine.attendance === 'pending') return { text: '待核实', tone: 'gold' }
  if (mine.attendance === 'void') return { text: '签到已撤销', tone: 'neutral' }
  if (mine.leave === 'granted') return { text: '已请假', tone: 'neutral' }
  if (mine.leave) return { text: mine.leave === 'pending' ? '请假待批准' : leaveStateNames[mine.leave], tone: 'gold' }
  return mine.signedUp ? { text: '已报名', tone: 'ok' } : null
}

/** 今天 13:30 开始签到: said where the check-in cannot be pressed yet. */
export const opensText = (activity: Timed, now: number = Date.now()): string =>
  `${dayText(activity.checkInOpensAt, now)} ${timeText(activity.checkInOpensAt)} 开始签到`
