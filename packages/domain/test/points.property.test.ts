import fc from 'fast-check'
import { dayOf, monthOf, partyYearOf, startOfDay, yearOf } from '../src/calendar'
import { exemptGroups, isAmountAllowed, isExempt, shownBalance, toPoints, toTenths } from '../src/points'
import { fits, noUsage, raised, replay, type Usage } from '../src/points-caps'
import { ruleStatesOn } from '../src/points-decisions'

const cap = fc.option(fc.integer({ min: 1, max: 120 }), { nil: null, freq: 3 })
const rule = fc.record({ delta: fc.integer({ min: 1, max: 40 }), dayCap: cap, monthCap: cap, yearCap: cap })
const days = fc.array(fc.constantFrom('2025-12-30', '2025-12-31', '2026-01-01', '2026-01-02', '2026-02-01'), { maxLength: 24 })

/** Sums by whatever part of the day its first letters name. */
const sumsBy = (length: number, list: readonly string[], given: readonly number[]): number[] => {
  const sums = new Map<string, number>()
  for (const [n, day] of list.entries()) sums.set(day.slice(0, length), (sums.get(day.slice(0, length)) ?? 0) + given[n]!)
  return [...sums.values()]
}

test('no day, month or year is given more than its cap', () => {
  fc.assert(fc.property(rule, days, (one, list) => {
    const given = replay(one, new Map(), list)
    for (const [length, most] of [[10, one.dayCap], [7, one.monthCap], [4, one.yearCap]] as const) {
      expect(Math.max(0, ...sumsBy(length, list, given))).toBeLessThanOrEqual(most ?? Infinity)
    }
    expect(given.every((delta) => delta === 0 || delta === one.delta)).toBe(true)
  }))
})

test('whatever order facts arrive in, they come to the same; and nothing is refused that would have had room', () => {
  fc.assert(fc.property(rule, days.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), (one, [list, shuffled]) => {
    const sum = (given: readonly number[]) => given.reduce((all, delta) => all + delta, 0)
    const given = replay(one, new Map(), list)
    expect(sum(replay(one, new Map(), shuffled))).toBe(sum(given))
    const usage = new Map<number, Usage>()
    for (const [n, day] of list.entries()) if (given[n]) usage.set(yearOf(day), raised(usage.get(yearOf(day)) ?? noUsage, one.delta, day))
    for (const [n, day] of list.entries()) if (!given[n]) expect(fits(one, usage.get(yearOf(day)) ?? noUsage, one.delta, day)).toBe(false)
  }))
})

test('what is taken back makes room for exactly as much', () => {
  fc.assert(fc.property(rule, days, (one, list) => {
    const all = list.reduce((usage, day) => raised(usage, one.delta, day), noUsage)
    const none = list.reduce((usage, day) => raised(usage, -one.delta, day), all)
    expect([none.used, ...Object.values(none.days), ...Object.values(none.months)].every((value) => value === 0)).toBe(true)
  }))
})

test('the day, and with it the party year, is that of Shanghai, eight hours ahead', () => {
  // around the turns of many years, to the millisecond
  const instant = fc.tuple(fc.integer({ min: 1995, max: 2099 }), fc.integer({ min: -36 * 3_600_000, max: 36 * 3_600_000 })).map(([year, off]) => new Date(Date.UTC(year, 0, 1) - 8 * 3_600_000 + off))
  fc.assert(fc.property(instant, (at) => {
    const there = new Date(at.getTime() + 8 * 3_600_000).toISOString()
    expect([dayOf(at), partyYearOf(at), monthOf(dayOf(at)), yearOf(dayOf(at))]).toEqual([there.slice(0, 10), Number(there.slice(0, 4)), there.slice(0, 7), partyYearOf(at)])
    expect(dayOf(startOfDay(dayOf(at)))).toBe(dayOf(at))
    expect(dayOf(new Date(startOfDay(dayOf(at)).getTime() - 1)) < dayOf(at)).toBe(true)
  }))
})

test('a rule leaves out exactly those who are in one of its groups', () => {
  const person = fc.record({ retired: fc.boolean(), away: fc.boolean(), partyMember: fc.boolean() })
  fc.assert(fc.property(person, fc.subarray([...exemptGroups]), (one, groups) => {
    const own = [one.retired ? 'retired' : '', one.away ? 'away' : '', one.partyMember ? '' : 'not_yet_member']
    expect(isExempt(groups, one)).toBe(own.some((group) => groups.some((left) => left === group)))
  }))
})

test('points and tenths are the same amounts; an amount set case by case stays on its side and within its limit', () => {
  fc.assert(fc.property(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: -100, max: 100 }), (tenths, limit) => {
    expect(toTenths(toPoints(tenths))).toBe(tenths)
    expect(isAmountAllowed(tenths, limit)).toBe(tenths * limit > 0 && Math.abs(tenths) <= Math.abs(limit))
    expect(shownBalance(tenths)).toBe(tenths < 0 ? 0 : tenths)
  }))
})

test('on any day at most one version of a rule is in force: the newest that has begun and was not called off', () => {
  const version = fc.record({ effectiveFrom: fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'), withdrawn: fc.boolean() })
  fc.assert(fc.property(fc.array(version, { maxLength: 8 }), fc.constantFrom('2025-12-31', '2026-01-02', '2026-01-09'), (list, today) => {
    const versions = list.map((one, n) => ({ ...one, version: n + 1 }))
    const inForce = ruleStatesOn(versions, today).flatMap((state, n) => (state === 'in_force' ? [versions[n]!] : []))
    const begun = versions.filter((one) => !one.withdrawn && one.effectiveFrom <= today)
    expect(inForce).toHaveLength(begun.length === 0 ? 0 : 1)
    for (const one of begun) expect(inForce[0]!.effectiveFrom > one.effectiveFrom || (inForce[0]!.effectiveFrom === one.effectiveFrom && inForce[0]!.version >= one.version)).toBe(true)
  }))
})
