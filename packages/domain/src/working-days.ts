import { addDays, dayOf, yearOf } from './calendar'

interface HolidayCalendar {
  /** The notice the days are taken from. */
  source: string
  /** First and last day of each holiday, weekends inside them included. */
  holidays: readonly (readonly [string, string])[]
  /** Weekend days that are worked to make up for a holiday. */
  worked: readonly string[]
}

/** Holidays as the State Council announces them each autumn for the year to come: a new year is a new entry here. */
const calendars: Readonly<Record<number, HolidayCalendar>> = {
  2026: {
    source: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
    holidays: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
}

/** Whether the holidays of a day's year are known; where they are not, weekends alone are counted, and screens say so. */
export const holidaysKnown = (day: string): boolean => calendars[yearOf(day)] !== undefined

export function isWorkingDay(day: string): boolean {
  const calendar = calendars[yearOf(day)]
  if (calendar?.worked.includes(day)) return true
  if (calendar?.holidays.some(([first, last]) => first <= day && day <= last)) return false
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The day on which so many working days after this one have passed; the day itself is not counted. */
export function addWorkingDays(day: string, count: number): string {
  let end = day
  for (let left = count; left > 0; ) {
    end = addDays(end, 1)
    if (isWorkingDay(end)) left -= 1
  }
  return end
}

/** Working days from one day to another, both included; 0 when the other lies before. */
export function workingDaysWithin(first: string, last: string): number {
  let count = 0
  for (let day = first; day <= last; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1
  return count
}

/**
 * 公示: at least 5 working days (发展党员、评先评优、干部任用等公示的通行底线; some places ask for 7). The day it is published is not
 * counted, as a period of days begins with the day after (民法典 第二百零一条); it is over when its last day is.
 */
export const leastNoticeDays = 5
export const mostNoticeDays = 60

export interface NoticePeriod {
  workingDays: number
  startsOn: string
  /** Last day of it. */
  endsOn: string
  /** Working days still to run, today's included. */
  remaining: number
  over: boolean
  /** The holidays of every day of it are known. */
  holidaysKnown: boolean
}

/** A public notice that was shown at one moment, as it stands at another. */
export function noticePeriod(shownAt: Date, workingDays: number, now: Date): NoticePeriod {
  const startsOn = dayOf(shownAt)
  const endsOn = addWorkingDays(startsOn, workingDays)
  const today = dayOf(now)
  const firstCounted = addDays(startsOn, 1)
  const remaining = workingDaysWithin(today > firstCounted ? today : firstCounted, endsOn)
  return { workingDays, startsOn, endsOn, remaining, over: today > endsOn, holidaysKnown: holidaysKnown(startsOn) && holidaysKnown(endsOn) }
}
