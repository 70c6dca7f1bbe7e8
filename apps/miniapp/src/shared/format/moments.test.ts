import { clockText, dateTimeText, dayInput, exactText, instantOf, momentText, spanText, timeText } from './moments'

const now = '2026-11-22T02:00:00Z'

test.each([
  ['2026-11-22T01:20:00Z', '今天 09:20'],
  // 23:59 and 00:00 in Shanghai lie on either side of 16:00 UTC
  ['2026-11-21T15:59:59Z', '昨天'],
  ['2026-11-21T16:00:00Z', '今天 00:00'],
  ['2026-11-20T01:20:00Z', '11月20日'],
  ['2025-12-31T01:20:00Z', '2025年12月31日'],
])('%s is shown as %s', (at, text) => expect(momentText(at, now)).toBe(text))

test('a span names its weekday, and both days when it has two', () => {
  expect(spanText('2026-11-22T06:00:00Z', '2026-11-22T08:00:00Z', now)).toBe('11月22日 周日 14:00–16:00')
  expect(spanText('2026-11-22T06:00:00Z', '2026-11-24T04:00:00Z', now)).toBe('11月22日 周日 14:00–11月24日 12:00')
})

test('seconds are kept where they matter', () => {
  expect(exactText('2026-11-22T06:03:27Z', now)).toBe('11月22日 14:03:27')
  expect(clockText('2026-11-22T06:03:07Z')).toBe('14:03:07')
  expect(dateTimeText('2026-11-23T06:03:27Z', now)).toBe('明天 14:03')
})

test('what a form shows becomes the same instant again', () => {
  const at = '2026-12-31T16:30:00.000Z'
  expect([dayInput(at), timeText(at)]).toEqual(['2027-01-01', '00:30'])
  expect(instantOf(dayInput(at), timeText(at))).toBe(at)
})
