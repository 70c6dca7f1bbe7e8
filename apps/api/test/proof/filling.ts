import fc from 'fast-check'

/** Meetings of one kind around the turn of a year, who came to each, and one rule for all of them. Amounts are tenths. */
export interface Filling {
  delta: number
  dayCap: number | null
  monthCap: number | null
  yearCap: number | null
  meetings: { day: number; hour: number; came: boolean[] }[]
  /** Orders to do things in: places in the list of meetings. */
  confirmed: number[]
  struck: number[]
  restored: number[]
}

export const membersOfHall = 3

const meeting = fc.record({ day: fc.constantFrom(-12, -2, -1, 0, 1, 9), hour: fc.integer({ min: 0, max: 23 }), came: fc.array(fc.boolean(), { minLength: membersOfHall, maxLength: membersOfHall }) })
/** Room for one to four, and a tenth more or less than that. */
const cap = fc.option(fc.record({ times: fc.integer({ min: 1, max: 4 }), more: fc.integer({ min: -1, max: 1 }) }), { nil: null, freq: 3 })

export const fillingOf: fc.Arbitrary<Filling> = fc.record({ delta: fc.integer({ min: 2, max: 50 }), day: cap, month: cap, year: cap, meetings: fc.array(meeting, { minLength: 3, maxLength: 7 }) })
  .chain(({ delta, day, month, year, meetings }) => {
    const tenths = (one: { times: number; more: number } | null) => (one ? Math.max(delta, one.times * delta + one.more) : null)
    const places = meetings.map((_, place) => place)
    const anyOrder = fc.shuffledSubarray(places, { minLength: places.length })
    const fixed = { delta: fc.constant(delta), dayCap: fc.constant(tenths(day)), monthCap: fc.constant(tenths(month)), yearCap: fc.constant(tenths(year)), meetings: fc.constant(meetings) }
    return fc.shuffledSubarray(places).chain((struck) =>
      fc.record({ ...fixed, confirmed: anyOrder, struck: fc.constant(struck), restored: fc.shuffledSubarray(struck, { minLength: struck.length }) }))
  })

/** The day a meeting is held, in Shanghai; `winter` is the year that ends. */
export const dayOfMeeting = (winter: number, day: number): string => new Date(Date.UTC(winter + 1, 0, 1 + day)).toISOString().slice(0, 10)

const winter = 2026

/**
 * What each member must have in the end. Days lie in months and months in years, and every award is of one size: so whoever
 * fills up whatever there is room for, in any order, ends with the same number.
 */
export function totals({ delta, dayCap, monthCap, yearCap, meetings }: Filling): number[] {
  const most = (cap: number | null, wanted: number) => (cap === null ? wanted : Math.min(wanted, Math.floor(cap / delta)))
  return Array.from({ length: membersOfHall }, (_, who) => {
    const days = meetings.filter(({ came }) => came[who]).map(({ day }) => dayOfMeeting(winter, day))
    const within = (length: number, cap: number | null, below: (day: string) => string, counts: Map<string, number>) => {
      const sums = new Map<string, number>()
      for (const [period, count] of counts) sums.set(below(period), (sums.get(below(period)) ?? 0) + count)
      return new Map([...sums].map(([period, count]) => [period.slice(0, length), most(cap, count)]))
    }
    const single = new Map(days.map((day, n) => [`${day}#${n}`, 1]))
    const byDay = within(10, dayCap, (key) => key.slice(0, 10), single)
    const byMonth = within(7, monthCap, (key) => key.slice(0, 7), byDay)
    const byYear = within(4, yearCap, (key) => key.slice(0, 4), byMonth)
    return delta * [...byYear.values()].reduce((sum, count) => sum + count, 0)
  })
}
