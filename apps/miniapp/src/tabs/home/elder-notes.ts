import { activityKindNames } from '@ejia/domain/activities'
import { dayText, timeText, type Moment } from '../../shared/format'
import type { NextActivity } from './Now'
import type { Summary } from './Posts'

const dayMs = 86_400_000
/** A notice counts as new for a week. */
const newDays = 7

const partOf = (hour: number): string => {
  if (hour < 6) return '凌晨'
  if (hour < 12) return '上午'
  if (hour === 12) return '中午'
  return hour < 18 ? '下午' : '晚上'
}

/** 下午 2 点, 上午 9 点半, 晚上 7 点 20 分: as people say it. */
export function spokenTime(at: Moment): string {
  const [hour = 0, minute = 0] = timeText(at).split(':').map(Number)
  const rest = minute === 0 ? '' : minute === 30 ? '半' : ` ${minute} 分`
  return `${partOf(hour)} ${hour > 12 ? hour - 12 : hour} 点${rest}`
}

type Activity = Pick<NextActivity, 'kind' | 'startsAt' | 'endsAt'>

/** Below 扫码签到: what to go to today. */
export function checkInNote(activity: Activity | null | undefined, now: Moment): string {
  if (!activity || dayText(activity.startsAt, now) !== '今天') return '到会场后点这里'
  return `今天${spokenTime(activity.startsAt)}有${activityKindNames[activity.kind]}`
}

/** Below 看文章: how many notices came lately. */
export function articleNote(notices: readonly Pick<Summary, 'publishedAt'>[] | undefined, now: number): string {
  const count = (notices ?? []).filter(({ publishedAt }) => new Date(publishedAt).getTime() > now - newDays * dayMs).length
  return count === 0 ? '公告和支部新闻' : `有 ${count} 篇新公告`
}

/** Below 我的活动: the next one. */
export function activityNote(activity: Activity | null | undefined, now: Moment): string {
  return activity ? `${dayText(activity.startsAt, now)}：${activityKindNames[activity.kind]}` : '最近要参加的活动'
}
