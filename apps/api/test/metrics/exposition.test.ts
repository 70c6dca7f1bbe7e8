import { Counter, gaugeText, Histogram } from '../../src/metrics/metric'

describe('the text that is served', () => {
  test('counters: one line for each combination of labels, quotes and line ends escaped', () => {
    const counter = new Counter('things_total', 'Things', ['kind', 'result'])
    counter.add({ kind: 'a', result: 'ok' })
    counter.add({ kind: 'a', result: 'ok' }, 2)
    counter.add({ kind: 'b"\\\n', result: 'ok' })
    expect(counter.text()).toBe('# HELP things_total Things\n# TYPE things_total counter\nthings_total{kind="a",result="ok"} 3\nthings_total{kind="b\\"\\\\\\n",result="ok"} 1\n')
  })

  test('a counter without labels is there before anything is counted', () => {
    expect(new Counter('all_total', 'All').text()).toMatch(/^all_total 0$/m)
  })

  test('histograms: buckets add up, the last holds all', () => {
    const histogram = new Histogram('took_seconds', 'Took', ['route'], [0.1, 1])
    for (const seconds of [0.05, 0.1, 0.5, 1, 30]) histogram.series({ route: '/' }).add(seconds)
    expect(histogram.text().split('\n').slice(2, 7)).toEqual([
      'took_seconds_bucket{route="/",le="0.1"} 2',
      'took_seconds_bucket{route="/",le="1"} 4',
      'took_seconds_bucket{route="/",le="+Inf"} 5',
      'took_seconds_sum{route="/"} 31.65',
      'took_seconds_count{route="/"} 5',
    ])
  })

  test('a value that is not known is left out', () => {
    expect(gaugeText('x', 'X', [])).toBe('# HELP x X\n# TYPE x gauge\n')
    expect(gaugeText('x', 'X', [{ labels: { a: 'b' }, value: 2 }, { value: 0.5 }])).toContain('x{a="b"} 2\nx 0.5\n')
  })

  test('however many labels somebody thinks up, the series stay bounded and nothing is lost', () => {
    const counter = new Counter('wild_total', 'Wild', ['who'])
    for (let n = 0; n < 5000; n++) counter.add({ who: `w${n}` })
    const lines = counter.text().trim().split('\n').slice(2)
    expect(lines).toHaveLength(1001)
    expect(lines.at(-1)).toBe('wild_total{who="other"} 4000')
  })
})
