import { periodText } from './words'

test.each([
  ['2026-11-01', '2026-11-30', '11月'],
  ['2026-01-01', '2026-03-31', '第一季度'],
  ['2026-10-01', '2026-12-31', '第四季度'],
  ['2026-01-01', '2026-12-31', '2026年'],
])('%s to %s is %s', (from, to, text) => expect(periodText({ from, to })).toBe(text))
