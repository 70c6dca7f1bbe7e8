import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)
dayjs.extend(timezone)

/** Everything people see is in this zone; a party year is a calendar year there. */
export const zone = 'Asia/Shanghai'

/** China has kept one time, eight hours ahead of Greenwich, since its last summer time ended in September 1991. */
const steady = { from: Date.UTC(1992, 0), until: Date.UTC(9999, 0), aheadMs: 8 * 3_600_000 }

/** Calendar day of an instant, `2026-11-22`. A crowd asks it for everybody who checks in, and looking a zone up is dear. */
export function dayOf(at: Date | string): string {
  const ms = typeof at === 'string' ? Number.NaN : at.getTime()
  if (ms >= steady.from && ms < steady.until) return new Date(ms + steady.aheadMs).toISOString().slice(0, 10)
  return dayjs(at).tz(zone).format('YYYY-MM-DD')
}
/** Time of the day there, `15:30`. */
export const clockOf = (at: Date | string): string => dayjs(at).tz(zone).format('HH:mm')
export const partyYearOf = (at: Date | string): number => dayjs(at).tz(zone).year()

/** Hour of the day, 0 to 23. */
export const hourOf = (at: Date | string): number => dayjs(at).tz(zone).hour()

/** A moment in words, `11月28日 14:00`. */
export const momentOf = (at: Date | string): string => dayjs(at).tz(zone).format('M月D日 HH:mm')

/** First instant of a calendar day. */
export const startOfDay = (day: string): Date => dayjs.tz(`${day}T00:00:00`, zone).toDate()
export const addDays = (day: string, days: number): string => dayjs.utc(day).add(days, 'day').format('YYYY-MM-DD')
/** The same day of a later month, or that month's last. */
export const addMonths = (day: string, months: number): string => dayjs.utc(day).add(months, 'month').format('YYYY-MM-DD')
/** Whole days from one calendar day to another; negative when it lies before. */
export const daysBetween = (from: string, to: string): number => dayjs.utc(to).diff(dayjs.utc(from), 'day')
/** Month of a calendar day, `2026-11`. */
export const monthOf = (day: string): string => day.slice(0, 7)
export const yearOf = (day: string): number => Number(day.slice(0, 4))

/** A day that exists: `2026-02-30` does not. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && dayjs.utc(text).format('YYYY-MM-DD') === text
