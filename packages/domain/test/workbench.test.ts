import { earlierMonths } from '../src/workbench'

test.each([
  ['2026-11', ['2026-10', '2026-09']],
  ['2026-10', ['2026-09']],
  ['2026-12', ['2026-11', '2026-09']],
  ['2026-01', ['2025-12']],
  ['2026-03', ['2026-02', '2025-12']],
])('in %s, the month before and the last one of the quarter before are looked at', (month, earlier) => {
  expect(earlierMonths(month)).toEqual(earlier)
})
