import { monthOf, yearOf } from './calendar'

/** Most tenths of a point in a day, a month, a party year; null: no limit. */
export interface Caps {
  dayCap: number | null
  monthCap: number | null
  yearCap: number | null
}

/** What one rule has given one member in one party year, in tenths, with the sums of its days and months. */
export interface Usage {
  used: number
  days: Readonly<Record<string, number>>
  months: Readonly<Record<string, number>>
}

export const noUsage: Usage = { used: 0, days: {}, months: {} }

/** Whether another award fits: all three caps, whole or not at all. The award statement of the API reckons the same way. */
export function fits({ dayCap, monthCap, yearCap }: Caps, usage: Usage, delta: number, day: string): boolean {
  const room = (cap: number | null, used: number) => cap === null || (delta <= cap && used + delta <= cap)
  return room(dayCap, usage.days[day] ?? 0) && room(monthCap, usage.months[monthOf(day)] ?? 0) && room(yearCap, usage.used)
}

export function raised(usage: Usage, delta: number, day: string): Usage {
  const month = monthOf(day)
  return {
    used: usage.used + delta,
    days: { ...usage.days, [day]: (usage.days[day] ?? 0) + delta },
    months: { ...usage.months, [month]: (usage.months[month] ?? 0) + delta },
  }
}

/** What a member's facts would each have been given, one after another; 0 where a cap left no room. `before`: usage by party year. */
export function replay(rule: Caps & { delta: number }, before: ReadonlyMap<number, Usage>, days: readonly string[]): number[] {
  const usage = new Map(before)
  return days.map((day) => {
    const sofar = usage.get(yearOf(day)) ?? noUsage
    if (!fits(rule, sofar, rule.delta, day)) return 0
    usage.set(yearOf(day), raised(sofar, rule.delta, day))
    return rule.delta
  })
}
