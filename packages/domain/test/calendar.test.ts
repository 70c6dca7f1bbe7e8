import { addDays, dayOf, daysBetween, isDay, monthOf, partyYearOf, startOfDay, yearOf } from '../src/calendar'

test.each([
  ['the last moment of a day in Shanghai', '2026-11-22T15:59:59.999Z', '2026-11-22'],
  ['midnight there', '2026-11-22T16:00:00.000Z', '2026-11-23'],
  ['the end of February in a common year', '2026-02-28T16:00:00Z', '2026-03-01'],
  ['the leap day', '2028-02-28T16:00:00Z', '2028-02-29'],
  ['New Year there is still December in London', '2026-12-31T16:00:00Z', '2027-01-01'],
])('%s: %s is the %s', (_what, at, day) => {
  expect(dayOf(at)).toBe(day)
  expect(dayOf(new Date(at))).toBe(day)
})

test.each([
  ['2026-12-31T15:59:59.999Z', 2026],
  ['2026-12-31T16:00:00.000Z', 2027],
  ['2027-01-01T00:00:00+08:00', 2027],
])('%s belongs to the party year %d', (at, year) => expect(partyYearOf(at)).toBe(year))

test.each([
  ['2026-11-22', '2026-11-21T16:00:00.000Z'],
  ['2027-01-01', '2026-12-31T16:00:00.000Z'],
  // summer time was kept in China until 1991; today nothing jumps in summer
  ['2026-07-01', '2026-06-30T16:00:00.000Z'],
])('%s begins at %s', (day, at) => {
  expect(startOfDay(day).toISOString()).toBe(at)
  expect(dayOf(startOfDay(day))).toBe(day)
})

test.each([
  ['2026-11-22', 0, '2026-11-22'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-03-01', -1, '2026-02-28'],
  ['2028-03-01', -1, '2028-02-29'],
  ['2026-01-31', 31, '2026-03-03'],
  ['2026-11-22', 365, '2027-11-22'],
])('%s and %d days is %s, and back', (from, days, to) => {
  expect(addDays(from, days)).toBe(to)
  expect(daysBetween(from, to)).toBe(days)
})

test('month and year of a day', () => {
  expect([monthOf('2026-01-31'), yearOf('2026-01-31')]).toEqual(['2026-01', 2026])
})

test.each(['2026-02-30', '2027-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '20260101', '2026-01-01T00:00', ' 2026-01-01', '', 'today'])('%j is no day', (text) =>
  expect(isDay(text)).toBe(false))
test.each(['2028-02-29', '2026-12-31', '1921-07-23'])('%s is a day', (text) => expect(isDay(text)).toBe(true))

test('the day of an instant is that of the zone database, before the shortcut, at its edges and after', () => {
  const named = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
  const edges = ['1991-06-30T15:30:00Z', '1991-12-31T23:59:59.999Z', '1992-01-01T00:00:00Z', '1992-01-01T15:59:59.999Z', '1992-01-01T16:00:00Z'].map((at) => Date.parse(at))
  const steps = Array.from({ length: 5000 }, (_, n) => Date.UTC(1986, 0) + n * 7_919_000_123)
  for (const at of [...edges, ...steps].map((ms) => new Date(ms))) expect([at.toISOString(), dayOf(at)]).toEqual([at.toISOString(), named.format(at)])
})
