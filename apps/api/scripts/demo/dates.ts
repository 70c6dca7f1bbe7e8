import { addDays, dayOf, daysBetween, monthOf, startOfDay } from '@ejia/domain/calendar'
import { monthsBefore } from '@ejia/domain/stats'
import { hash } from './random'

const weekdays = ['日', '一', '二', '三', '四', '五', '六']
const quarters = ['一', '二', '三', '四']

/** 0 Sunday … 6 Saturday, of a calendar day. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()
const isWorkingDay = (day: string): boolean => ![0, 6].includes(weekdayOf(day))

/** The `count`-th working day after (or, negative, before) a day. Public holidays are not known here. */
export function workingDay(day: string, count: number): string {
  const step = count < 0 ? -1 : 1
  let left = Math.abs(count)
  let at = day
  while (left > 0) {
    at = addDays(at, step)
    if (isWorkingDay(at)) left--
  }
  return at
}

/** The next day after `day` that falls on a weekday (0 Sunday … 6 Saturday). */
export const nextWeekday = (day: string, weekday: number): string => addDays(day, ((weekday - weekdayOf(day) + 6) % 7) + 1)

const monthDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
const withWeekday = (day: string): string => `${monthDay(day)}（星期${weekdays[weekdayOf(day)]}）`

/** 1 to 12, so many months later. */
const monthBy = (day: string, months: number): number => Number(monthsBefore(monthOf(day), -months).slice(5))

/**
 * Texts speak of days as they lie from the day they were published, so that a hospital seeded in any month reads true:
 * `{日-3}` 11月19日 · `{星+3}` 11月25日（星期三） · `{工+5}` the fifth working day · `{六+1}` the next Saturday ·
 * `{月-1}` 10月 · `{季}` 第四季度 · `{年}` 2026年.
 */
export function fillDates(text: string, day: string): string {
  return text.replace(/\{(日|星|工|六|月|季|年)([+-]\d+)?\}/g, (_all, unit: string, by?: string) => {
    const n = Number(by ?? 0)
    if (unit === '日') return monthDay(addDays(day, n))
    if (unit === '星') return withWeekday(addDays(day, n))
    if (unit === '工') return withWeekday(workingDay(day, n))
    if (unit === '六') return withWeekday(addDays(nextWeekday(day, 6), 7 * (n - 1)))
    if (unit === '月') return `${monthBy(day, n)}月`
    if (unit === '季') return `第${quarters[Math.floor((monthBy(day, n * 3) - 1) / 3)]}季度`
    return `${Number(day.slice(0, 4)) + n}年`
  })
}

/** The day a post was published. */
export function publishedOn(post: { daysAgo: number; on?: string }, today: string): string {
  if (!post.on) return addDays(today, -post.daysAgo)
  const thisYear = `${today.slice(0, 4)}-${post.on}`
  return daysBetween(thisYear, today) >= 0 ? thisYear : `${Number(today.slice(0, 4)) - 1}-${post.on}`
}

/** An instant of a calendar day, minutes after its midnight in Asia/Shanghai. */
export const atMinute = (day: string, minute: number): Date => new Date(startOfDay(day).getTime() + minute * 60_000)

/** Office hours, a different minute for every post, and never later than the moment of seeding. */
export function publishedAt(day: string, title: string, now: Date): Date {
  const at = atMinute(day, 8 * 60 + 10 + (hash(title) % (9 * 60 + 20)))
  if (at.getTime() < now.getTime()) return at
  const earlier = new Date(now.getTime() - (20 + (hash(title) % 60)) * 60_000)
  return dayOf(earlier) === day ? earlier : new Date(now.getTime() - 1000)
}
