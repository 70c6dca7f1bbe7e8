import { dayInput, dayText, type Moment } from '../format'

const dayMs = 86_400_000
const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs)

/** By when something is due, and in words how late it is: 11月30日前完成, 今天截止, 已逾期 3 天. */
export function dueText(dueOn: string, now: Moment = Date.now()): string {
  const left = dayNumber(dueOn) - dayNumber(dayInput(now))
  if (left < 0) return `已逾期 ${-left} 天`
  if (left === 0) return '今天截止'
  if (left === 1) return '明天截止'
  return `${dayText(dueOn, now)}前完成`
}
