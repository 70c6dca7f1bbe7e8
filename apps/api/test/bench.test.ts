import { readOptions } from '../bench/lib/arguments'
import { interleave, rowOf, type Measured } from '../bench/lib/compare'
import { parseStat, withCpu } from '../bench/lib/cpu'
import { parsePgbench } from '../bench/lib/pgbench'
import type { Row } from '../bench/lib/row'
import { median, medianOrNull, shuffled } from '../bench/lib/statistics'
import { formatTable, shortfall } from '../bench/lib/table'
import { lineOf, parseWrk } from '../bench/lib/wrk-lines'

// Only what reckons; nothing here starts a load.
describe('median', () => {
  test('the middle one, whatever the order; the mean of two; nothing of nothing', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([10, 9, 100, 1])).toBe(9.5)
    expect(median([])).toBeNaN()
  })

  test('one that is missing makes all unknown', () => {
    expect(medianOrNull([3, 1, 2])).toBe(2)
    expect(medianOrNull([3, null, 2])).toBeNull()
    expect(medianOrNull([])).toBeNull()
  })
})

test('shuffling keeps everything and is the same in every run', () => {
  const items = Array.from({ length: 100 }, (_, at) => at)
  expect(shuffled(items)).toEqual(shuffled(items))
  expect(shuffled(items)).not.toEqual(items)
  expect([...shuffled(items)].sort((a, b) => a - b)).toEqual(items)
})

describe('a comparison', () => {
  const leg = (order: string[], name: string, figures: number[], rest: Partial<Measured> = {}) => {
    let at = 0
    return () => {
      order.push(name)
      return Promise.resolve({ perSecond: figures[at++]!, nodeMicros: 10, pgMicros: null, ...rest })
    }
  }

  test('takes turns, and the ratio is the median of the turns\' own ratios', async () => {
    const order: string[] = []
    const found = await interleave(3, leg(order, 'work', [50, 90, 10]), leg(order, 'against', [100, 100, 100]))
    expect(order).toEqual(['against', 'work', 'against', 'work', 'against', 'work'])
    expect([found.ratio, found.work.perSecond, found.work.nodeMicros, found.work.pgMicros]).toEqual([0.5, 50, 10, null])
    expect(rowOf(found, { work: 'list', against: 'bare', must: { atLeast: 0.5 } })).toMatchObject({ value: 0.5, nodeMicros: 10, must: { atLeast: 0.5 } })
  })

  test('one leg that does not count makes the row void', async () => {
    const found = await interleave(2, leg([], 'work', [500, 500], { invalid: '3 × 304' }), leg([], 'against', [100, 100]))
    const row = rowOf(found, { work: 'list', against: 'bare', must: { atLeast: 0.5 } })
    expect(shortfall(row)).toBe('does not count: 3 × 304')
  })
})

describe('CPU time', () => {
  const stat = '4711 (node (v20) x) S 17 1 1 0 -1 4194560 1 2 3 4 150 50 30 20 20 0 11 0 9 9 9'

  test('of a process and of its children that are gone, whatever it is called', () => {
    expect(parseStat(stat)).toEqual({ parent: 17, own: 2_000_000, gone: 500_000 })
  })

  test('is unknown for a process that is not here', async () => {
    const found = await withCpu({ node: 2 ** 30 }, () => Promise.resolve({ perSecond: 5, requests: 10 }))
    expect(found).toEqual({ perSecond: 5, nodeMicros: null, pgMicros: null, invalid: undefined })
  })
})

describe('what wrk says', () => {
  const said = (rest: string, errors = 'connect=0 read=0 write=0 status=0 timeout=0') => `Running 2s test\n\nbench requests=20000 micros=2000000 bytes=40000000 ${errors} p50=800 p99=9000 sent=20010 statuses=${rest}\n`

  test('figures, and replies by status over all threads', () => {
    expect(parseWrk(said('200=15000,200=5000'))).toEqual({ requests: 20_000, perSecond: 10_000, bytesEach: 2000, p50Millis: 0.8, p99Millis: 9, sent: 20_010, statuses: { 200: 20_000 }, invalid: undefined })
    expect(parseWrk(said('')).statuses).toEqual({})
  })

  test.each([
    ['a 304 among the replies', said('200=19990,304=10'), /10 × 304/],
    ['a refusal', said('', 'connect=0 read=0 write=0 status=7 timeout=0'), /7 × status of 400 or more/],
    ['a lost connection', said('200=20000', 'connect=0 read=2 write=0 status=0 timeout=0'), /2 × read error/],
    ['no reply', said('').replace('requests=20000', 'requests=0'), /no reply/],
  ])('%s makes it void', (_what, output, why) => expect(parseWrk(output).invalid).toMatch(why))

  test('silence is an error, not a zero', () => expect(() => parseWrk('unable to connect')).toThrow(/unable to connect/))

  test('a request is one line, and nothing in it can become two', () => {
    expect(lineOf({ path: '/a', headers: { authorization: 'Bearer x' } })).toBe('GET\t/a\t\tauthorization: Bearer x')
    expect(lineOf({ method: 'POST', path: '/a', body: '{}' })).toBe('POST\t/a\t{}')
    expect(() => lineOf({ path: '/a', body: 'x\ty' })).toThrow(/tab/)
  })
})

test('pgbench\'s own summary; failed transactions and errors do not count', () => {
  const said = (failed: number) => `number of transactions actually processed: 4000\nnumber of failed transactions: ${failed} (0.1%)\nlatency average = 7.950 ms\ntps = 4025.5 (without initial connection time)\n`
  expect(parsePgbench(said(0))).toEqual({ requests: 4000, perSecond: 4025.5, latencyMillis: 7.95, invalid: undefined })
  expect(parsePgbench(said(3)).invalid).toBe('3 failed transactions')
  expect(parsePgbench(said(0), 'pgbench: error: client 3 aborted in command 4').invalid).toContain('aborted')
  expect(parsePgbench('').invalid).toBe('no transaction at all')
})

describe('what a row must reach', () => {
  const row = (rest: Partial<Row>): Row => ({ work: 'w', against: 'a', value: 0.75, must: { atLeast: 0.75 }, ...rest })

  test('at least, at most, to the point', () => {
    expect(shortfall(row({}))).toBeNull()
    expect(shortfall(row({ value: 0.7 }))).toBe('0.05 short')
    expect(shortfall(row({ value: 1.2, must: { atMost: 1.2 } }))).toBeNull()
    expect(shortfall(row({ value: 1.31, must: { atMost: 1.2 } }))).toBe('0.11 over')
  })

  test('no figure and a void one miss; what is only shown does not', () => {
    expect(shortfall(row({ value: Number.NaN }))).toBe('no figure')
    expect(shortfall(row({ value: null }))).toBe('no figure')
    expect(shortfall(row({ value: null, must: null }))).toBeNull()
    expect(shortfall(row({ must: null, invalid: '2 × 500' }))).toBe('does not count: 2 × 500')
  })

  test('stands in a table whose columns are aligned', () => {
    const lines = formatTable([row({ work: 'list', nodeMicros: 21.4, pgMicros: 0 }), row({ work: 'memory after', against: '', value: 212, unit: 'MB', must: { atMost: 200 } })]).split('\n')
    expect(lines[2]).toMatch(/^list +a +0\.75 +≥ 0\.75 +21 +0\.0 +ok$/)
    expect(lines[3]).toMatch(/^memory after +— +212 MB +≤ 200 MB +12\.00 over$/)
    expect(lines[2]!.indexOf('0.75') + '0.75'.length).toBe(lines[3]!.indexOf('MB') + 'MB'.length)
  })
})

test('options: the separator of pnpm is none, numbers are checked', () => {
  expect(readOptions(['--', '--only', 'reads, cost', '--seconds', '2'], { BENCH_DATABASE_URL: ' ' })).toEqual({ only: ['reads', 'cost'], json: null, seconds: 2, rounds: 3, databaseUrl: undefined, help: false })
  expect(() => readOptions(['--rounds', 'many'], {})).toThrow(/--rounds/)
  expect(() => readOptions(['--olny', 'reads'], {})).toThrow()
})
