import { addDays, dayOf, hourOf, startOfDay } from './calendar'

/** Shanghai hours in which people are disturbed: from 8:00 to 21:00 (催办须限频限时段). Whatever is not urgent waits for the morning. */
export const daytime = { from: 8, to: 21 } as const

const hourMs = 3_600_000

export const isDaytime = (at: Date): boolean => hourOf(at) >= daytime.from && hourOf(at) < daytime.to

/** This moment when it lies in the day, else the next morning. */
export function nextDaytime(at: Date): Date {
  if (isDaytime(at)) return at
  const day = hourOf(at) < daytime.from ? dayOf(at) : addDays(dayOf(at), 1)
  return new Date(startOfDay(day).getTime() + daytime.from * hourMs)
}

/** This moment when it lies in the day, else the last hour of the day before it. */
export function lastDaytime(at: Date): Date {
  if (isDaytime(at)) return at
  const day = hourOf(at) >= daytime.to ? dayOf(at) : addDays(dayOf(at), -1)
  return new Date(startOfDay(day).getTime() + (daytime.to - 1) * hourMs)
}
