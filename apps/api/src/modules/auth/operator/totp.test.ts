import { fromBase32, matchStep, newTotpSecret, stepAt, toBase32, totp, totpUri } from './totp'

/** The secret of RFC 6238, appendix B. */
const secret = toBase32(Buffer.from('12345678901234567890'))

describe('codes of an authenticator', () => {
  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('RFC 6238, appendix B: %i s after the epoch', (seconds, code) => {
    expect(totp(secret, stepAt(new Date(seconds * 1000)), 8)).toBe(code)
  })

  test('RFC 4226, appendix D: the first ten', () => {
    expect(Array.from({ length: 10 }, (_, n) => totp(secret, n))).toEqual([
      '755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489',
    ])
  })

  test('base32 as RFC 4648 §10 has it, and back', () => {
    expect(['f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => toBase32(Buffer.from(text)))).toEqual(['MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI'])
    expect(fromBase32('MZXW6YTBOI').toString()).toBe('foobar')
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/)
  })

  test('a step early or late is taken, two are not', () => {
    const now = new Date('2026-11-22T06:00:10Z')
    const found = [-2, -1, 0, 1, 2].map((off) => matchStep(secret, totp(secret, stepAt(now) + off), now))
    expect(found).toEqual([null, stepAt(now) - 1, stepAt(now), stepAt(now) + 1, null])
    expect(['', '12345', '1234567', 'abcdef'].map((code) => matchStep(secret, code, now))).toEqual([null, null, null, null])
  })

  test('the address an authenticator reads', () => {
    expect(totpUri('ABC', 'yun.wei', '党员E家')).toBe('otpauth://totp/%E5%85%9A%E5%91%98E%E5%AE%B6:yun.wei?secret=ABC&issuer=%E5%85%9A%E5%91%98E%E5%AE%B6&algorithm=SHA1&digits=6&period=30')
  })
})
