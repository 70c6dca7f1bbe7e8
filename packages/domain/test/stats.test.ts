import { addFigures, monthsBefore, monthsOf, noFigures, share } from '../src/stats'

describe('statistics', () => {
  test('months of a period, over the turn of a year', () => {
    expect(monthsOf({ from: '2025-11', to: '2026-02' })).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(monthsOf({ from: '2026-03', to: '2026-03' })).toEqual(['2026-03'])
    expect(monthsOf({ from: '2026-03', to: '2026-02' })).toEqual([])
  })

  test.each([
    ['2026-03', 3, '2025-12'],
    ['2026-12', 11, '2026-01'],
    ['2026-12', -1, '2027-01'],
    ['2026-05', 0, '2026-05'],
  ])('%s less %d months is %s', (month, count, expected) => expect(monthsBefore(month, count)).toBe(expected))

  test('a share of nothing is no share', () => {
    expect([share(0, 0), share(0, 3), share(1, 3), share(3, 3)]).toEqual([null, 0, 33.3, 100])
  })

  test('figures add up one by one', () => {
    expect(addFigures({ ...noFigures, meetings: 1, reads: 5 }, { ...noFigures, meetings: 2, present: 7 })).toEqual({ ...noFigures, meetings: 3, reads: 5, present: 7 })
  })
})
