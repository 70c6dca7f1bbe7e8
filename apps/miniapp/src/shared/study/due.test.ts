import { dueText } from './due'

// 23:30 in Shanghai: still the 22nd there, whatever the phone's own zone says
const now = '2026-11-22T15:30:00Z'

test.each([
  ['2026-11-22', '今天截止'],
  ['2026-11-23', '明天截止'],
  ['2026-11-30', '11月30日前完成'],
  ['2027-01-05', '2027年1月5日前完成'],
  ['2026-11-21', '已逾期 1 天'],
  ['2026-10-31', '已逾期 22 天'],
])('due on %s is told as %s', (dueOn, text) => expect(dueText(dueOn, now)).toBe(text))
