import { codeAge, formatCheckIn, graceSeconds, looksTyped, normaliseTyped, parseCheckIn, stepOf, stepSeconds, typedAlphabet, typedStepSeconds } from '../src/check-in'

const activityId = '0198a6b2-1111-7222-8333-444455556666'

describe('age of a code', () => {
  const step = 176_000_000
  const shownAt = step * stepSeconds * 1000
  const lastGood = shownAt + (stepSeconds + graceSeconds) * 1000

  test.each([
    ['a millisecond before it is shown', shownAt - 1, 'future'],
    ['the instant it is shown', shownAt, 'current'],
    ['its last millisecond on the board', shownAt + stepSeconds * 1000 - 1, 'current'],
    ['exactly 30 s after it left the board', lastGood, 'current'],
    ['a millisecond more', lastGood + 1, 'expired'],
  ])('%s', (_what, at, expected) => expect(codeAge(step, at)).toBe(expected))

  test('whatever the instant, the code of its own step is current and the next one is not shown yet', () => {
    for (let at = shownAt; at < shownAt + 60_000; at += 137) {
      expect(codeAge(stepOf(at), at)).toBe('current')
      expect(codeAge(stepOf(at) + 1, at)).toBe('future')
      expect(codeAge(stepOf(at, typedStepSeconds), at, typedStepSeconds)).toBe('current')
    }
  })
})

describe('text of a code', () => {
  test('what is written is read again', () => {
    const code = { activityId, step: 179_534_880, mac: 'AAAAAAAAAAAAAAAAAAAA-_' }
    expect(parseCheckIn(formatCheckIn('https://ejia.test', code))).toEqual(code)
  })

  test.each(['', 'https://example.com/', 'https://ejia.test/ci/', `https://ejia.test/ci/${activityId}.1.x`, 'wxp://f2f0abc', '\u0000'])(
    'foreign text %j is refused',
    (text) => expect(parseCheckIn(text)).toBeNull(),
  )

  test('a typed code forgives blanks, dashes and small letters, and nothing else', () => {
    expect(normaliseTyped(' acde-fghj ')).toBe('ACDEFGHJ')
    for (const text of ['ACDEFGH', 'ACDEFGHJK', 'ACDEFGH0', 'ACDEFGHI', '签到签到签到签到']) expect(looksTyped(text)).toBe(false)
  })

  test('no two letters of the alphabet look alike', () => {
    expect([...'0OQ'].filter((letter) => typedAlphabet.includes(letter)).length).toBeLessThanOrEqual(1)
    for (const letter of '1IL2Z5S8BUV') expect(typedAlphabet).not.toContain(letter)
    expect(new Set(typedAlphabet).size).toBe(typedAlphabet.length)
  })
})
