import { Buckets } from '../../src/limits/buckets'
import { perAccount, perAddress } from '../../src/limits/ceilings'
import { networkOf } from '../../src/limits/network-of'

const start = Date.UTC(2026, 10, 22, 6)
const second = 1000

/** How many of so many requests at once are let through. */
const passed = (buckets: Buckets, key: string, nowMs: number, times: number): number =>
  Array.from({ length: times }, () => buckets.take(key, nowMs)).filter((wait) => wait === 0).length

describe('a bucket', () => {
  test('lets its burst through at once, and then as many as are refilled', () => {
    const buckets = new Buckets({ perMinute: 60, burst: 10 })
    expect(passed(buckets, 'a', start, 25)).toBe(10)
    expect(buckets.take('a', start)).toBe(second)
    expect(passed(buckets, 'a', start + 3 * second, 25)).toBe(3)
    expect(passed(buckets, 'a', start + 3600 * second, 25)).toBe(10)
  })

  test('whoever waits as told is served; being refused costs nothing', () => {
    const buckets = new Buckets({ perMinute: 7, burst: 3 })
    passed(buckets, 'a', start, 1000)
    const wait = buckets.take('a', start)
    expect(buckets.take('a', start + wait - 1)).toBeCloseTo(1)
    expect(buckets.take('a', start + wait)).toBe(0)
  })

  test('one key does not spend another\'s', () => {
    const buckets = new Buckets({ perMinute: 60, burst: 5 })
    passed(buckets, 'a', start, 100)
    expect(passed(buckets, 'b', start, 100)).toBe(5)
  })

  test('a clock set back by a day does not lock anybody out for a day', () => {
    const buckets = new Buckets({ perMinute: 60, burst: 5 })
    passed(buckets, 'a', start, 100)
    expect(passed(buckets, 'a', start - 86_400 * second, 100)).toBe(5)
  })

  test('its memory is bounded, and those who still wait are the last to be forgotten', () => {
    const buckets = new Buckets({ perMinute: 60, burst: 2 })
    for (let n = 0; n < 49_999; n++) buckets.take(`idle ${n}`, start)
    passed(buckets, 'busy', start + 5 * second, 100)
    expect(buckets.size).toBe(50_000)
    buckets.take('one more', start + 5 * second)
    expect(buckets.size).toBe(2)
    expect(buckets.take('busy', start + 5 * second)).toBeGreaterThan(0)
    for (let n = 0; n < 120_000; n++) buckets.take(`crowd ${n}`, start + 5 * second)
    expect(buckets.size).toBeLessThanOrEqual(50_000)
  })
})

test('877 people who come back within a minute of a power cut fit behind one address', () => {
  // each way of signing in, with one try that is lost on the way; the clients' files twice
  expect(passed(new Buckets(perAddress.signIn), 'nat', start, 2 * 877)).toBe(2 * 877)
  expect(passed(new Buckets(perAddress.page), 'nat', start, 40 * 877)).toBe(40 * 877)
  expect(passed(new Buckets(perAddress.read), 'nat', start, 10 * 877)).toBe(10 * 877)
})

test('a staff device may bring a whole hall at once; writing is bounded more tightly than reading', () => {
  expect(passed(new Buckets(perAccount.rollCall), 'staff', start, 877)).toBe(877)
  expect(perAccount.write.perMinute).toBeLessThan(perAccount.read.perMinute)
  expect(perAccount.document.perMinute).toBeLessThan(perAccount.search.perMinute)
})

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['::1', '0:0:0:0::/64'],
  ['2001:db8:12:34:aaaa:bbbb:cccc:1', '2001:db8:12:34::/64'],
  ['2001:db8:12:34:5::9', '2001:db8:12:34::/64'],
  ['2001:0db8:0012:0034::1', '2001:db8:12:34::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
