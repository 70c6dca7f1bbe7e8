import { isOver, remainingMs, shownAt, toBatch, wantsMore, type Board } from './board-codes'

const start = Date.UTC(2026, 10, 22, 6, 0, 0)
const iso = (ms: number) => new Date(ms).toISOString()
const series = (name: string, count: number, seconds: number) =>
  Array.from({ length: count }, (_, index) => ({ from: iso(start + index * seconds * 1000), text: `${name}${index}` }))

const board = (more: Partial<Board> = {}): Board => ({
  activityId: 'a',
  title: '主题党日',
  serverTime: iso(start + 3_000),
  stepSeconds: 10,
  codes: series('qr', 30, 10),
  typed: series('TYPED-0', 5, 60),
  closesAt: iso(start + 3_600_000),
  ...more,
})

test('a code stands for its ten seconds, and the next follows at once', () => {
  const batch = toBatch(board(), start + 3_000)
  const qr = [3_000, 9_999, 10_000, 19_999, 20_000].map((ms) => shownAt(batch, start + ms)?.qr)
  expect(qr).toEqual(['qr0', 'qr0', 'qr1', 'qr1', 'qr2'])
  expect(shownAt(batch, start + 14_000)?.passed).toBeCloseTo(0.4)
})

test('the code to type stands for a minute and is set in two groups', () => {
  const batch = toBatch(board({ typed: [{ from: iso(start), text: 'ACD3EF47' }, { from: iso(start + 60_000), text: 'GHJKMNPQ' }] }), start + 3_000)
  expect(shownAt(batch, start + 59_999)?.typed).toBe('ACD3 EF47')
  expect(shownAt(batch, start + 60_000)?.typed).toBe('GHJK MNPQ')
})

test.each([-600_000, 600_000])('a phone whose clock is %i ms off shows the server’s code', (off) => {
  const batch = toBatch(board(), start + 3_000 + off)
  expect(shownAt(batch, start + 25_000 + off)?.qr).toBe('qr2')
  expect(remainingMs(batch, start + 25_000 + off)).toBe(275_000)
})

test('codes that have run out are not shown any longer', () => {
  const batch = toBatch(board(), start + 3_000)
  expect(shownAt(batch, start + 299_999)?.qr).toBe('qr29')
  expect(shownAt(batch, start + 300_000)).toBeNull()
})

test('the next batch is asked for before this one ends, but not for after the check-in', () => {
  const batch = toBatch(board(), start + 3_000)
  expect(wantsMore(batch, start + 200_000)).toBe(false)
  expect(wantsMore(batch, start + 215_000)).toBe(true)
  const last = toBatch(board({ closesAt: iso(start + 250_000) }), start + 3_000)
  expect(wantsMore(last, start + 215_000)).toBe(false)
  expect(isOver(last, start + 250_000)).toBe(false)
  expect(isOver(last, start + 250_001)).toBe(true)
})
