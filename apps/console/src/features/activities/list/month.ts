import { addDays, dayOf } from '@ejia/domain/calendar'

/** `2026-11` moved by so many months. */
export function moveMonth(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

export const firstDayOf = (month: string): string => `${month}-01`
export const lastDayOf = (month: string): string => addDays(firstDayOf(moveMonth(month, 1)), -1)
export const monthText = (month: string): string => `${month.slice(0, 4)} 年 ${Number(month.slice(5, 7))} 月`

/** Monday is 0. */
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/** The weeks a month lies in, Monday first; days of the months beside it are null. */
export function weeksOf(month: string): (string | null)[][] {
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  const cells: (string | null)[] = Array.from({ length: weekdayOf(first) }, () => null)
  for (let day = first; day <= last; day = addDays(day, 1)) cells.push(day)
  while (cells.length % 7 > 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/** Things by the day in Shanghai on which they start, earliest first. */
export function byDay<T extends { startsAt: string }>(things: readonly T[]): Map<string, T[]> {
  const days = new Map<string, T[]>()
  for (const thing of [...things].sort((a, b) => a.startsAt.localeCompare(b.startsAt))) {
    const day = dayOf(thing.startsAt)
    days.set(day, [...(days.get(day) ?? []), thing])
  }
  return days
}
