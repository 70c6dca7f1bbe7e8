import { callEndsAt, callStandingOf, callStateAt, countStandings, elapsedText, nextReminderAt } from '../src/call-ups'

const calledAt = new Date('2026-11-22T15:00:00Z')
const after = (minutes: number): Date => new Date(calledAt.getTime() + minutes * 60_000)

test('a call runs until it is stood down, at most a day', () => {
  const call = { calledAt, stoodDownAt: null }
  expect(callStateAt(call, calledAt)).toBe('running')
  expect(callStateAt(call, after(24 * 60 - 1))).toBe('running')
  expect(callStateAt(call, callEndsAt(call))).toBe('ended')
  expect(callStateAt({ calledAt, stoodDownAt: after(30) }, after(31))).toBe('stood_down')
  expect(callStateAt({ calledAt, stoodDownAt: after(30) }, after(48 * 60))).toBe('stood_down')
})

test('the call itself is the first reminder', () => {
  expect(nextReminderAt(calledAt, null)).toEqual(after(5))
  expect(nextReminderAt(calledAt, after(12))).toEqual(after(17))
})

test.each([
  [{ arrived: true, answer: 'cannot', seen: true }, 'arrived'],
  [{ arrived: false, answer: 'cannot', seen: true }, 'cannot'],
  [{ arrived: false, answer: 'coming', seen: false }, 'coming'],
  [{ arrived: false, answer: null, seen: true }, 'seen'],
  [{ arrived: false, answer: null, seen: false }, 'silent'],
] as const)('%o stands as %s', (known, standing) => {
  expect(callStandingOf(known)).toBe(standing)
})

test('everybody is counted once; whoever answered has seen it, whoever was only ticked off has not', () => {
  const people = [
    { standing: 'silent', seen: false }, { standing: 'seen', seen: true }, { standing: 'coming', seen: false },
    { standing: 'cannot', seen: true }, { standing: 'arrived', seen: false },
  ] as const
  expect(countStandings(people)).toEqual({ expected: 5, seen: 3, coming: 1, cannot: 1, unanswered: 2, arrived: 1 })
})

test.each([[0, '0 分 00 秒'], [65_000, '1 分 05 秒'], [3_600_000, '1 小时 0 分'], [-5000, '0 分 00 秒']])('%d ms are %s', (ms, text) => {
  expect(elapsedText(0, ms)).toBe(text)
})
