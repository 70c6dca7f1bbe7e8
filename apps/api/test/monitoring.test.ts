import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { useHospital } from './harness/hospital'

const folder = path.resolve(__dirname, '../../../infra/monitoring')
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8')

interface Rule {
  alert: string
  expr: string
  for?: string
  labels: { severity: string }
  annotations: { summary: string; action: string }
}
const rules = (parse(read('alerts.yaml')) as { groups: { rules: Rule[] }[] }).groups.flatMap((group) => group.rules)

interface Panel {
  id: number
  type: string
  title: string
  gridPos: { x: number; y: number; w: number; h: number }
  targets?: { expr: string }[]
}
const { panels } = JSON.parse(read('dashboard.json')) as { panels: Panel[] }
const drawn = panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const))

/** Names of metrics in an expression, with what its braces ask of their labels. */
function asked(expr: string): { name: string; labels: [label: string, sign: string, value: string][] }[] {
  return [...expr.matchAll(/\b((?:ejia|process|nodejs)_[a-z_]+|up)\b(?:\{([^}]*)\})?/g)].map(([, name, braces = '']) => ({
    name: name!,
    labels: [...braces.matchAll(/(\w+)(=~|!~|!=|=)"([^"]*)"/g)].map(([, label, sign, value]) => [label!, sign!, value!]),
  }))
}

/** Set by Prometheus, not by us. */
const fromOutside = new Set(['up', 'job', 'instance', 'le'])

describe('what is watched is there', () => {
  const { host } = useHospital()
  let served = ''
  beforeAll(async () => {
    // whatever has series only once it happened
    await host.client.raw('POST', '/auth/refresh', { refreshToken: 'x' })
    await host.app.listen({ port: 0, host: '127.0.0.1' })
    served = (await host.app.inject('/metrics')).body
  })
  const names = () => new Set([...served.matchAll(/^# TYPE (\S+) (\w+)$/gm)].flatMap(([, name, kind]) => (kind === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name! + end) : [name!])))
  const samplesOf = (name: string): string[] => served.split('\n').filter((line) => line.startsWith(`${name}{`))

  test.each([...rules.map(({ alert, expr }) => [alert, expr] as const), ...drawn])('%s', (_, expr) => {
    const metrics = asked(expr)
    expect(metrics.length).toBeGreaterThan(0)
    for (const { name, labels } of metrics.filter((one) => !fromOutside.has(one.name))) {
      expect([...names()]).toContain(name)
      const samples = samplesOf(name)
      for (const [label, sign, value] of labels.filter(([one]) => !fromOutside.has(one) && samples.length > 0)) {
        expect(samples[0]).toContain(`${label}="`)
        // what is counted need not have happened yet; what is measured is there
        if (sign === '=' && !name.endsWith('_total') && !name.startsWith('ejia_http')) expect(samples.join('\n')).toContain(`${label}="${value}"`)
      }
    }
  })

  test('everything that is served is drawn or alarmed about', () => {
    const watched = new Set([...rules.map(({ expr }) => expr), ...drawn.map(([, expr]) => expr)].flatMap((expr) => asked(expr).map(({ name }) => name.replace(/_(bucket|sum|count)$/, ''))))
    const own = [...served.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name!)
    expect(own.filter((name) => !watched.has(name))).toEqual(['process_start_time_seconds', 'ejia_database_up'])
  })
})

test('every alert says in Chinese what is wrong and what to do, and how urgent it is', () => {
  expect(rules.length).toBeGreaterThanOrEqual(15)
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length)
  for (const { alert, labels, annotations } of rules) {
    expect({ alert, severity: labels.severity }).toEqual({ alert, severity: expect.stringMatching(/^(page|ticket)$/) })
    for (const text of [annotations.summary, annotations.action]) expect(text).toMatch(/[\u4e00-\u9fff]{4}/)
  }
})

test('panels have ids of their own and do not cover each other', () => {
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) => Array.from({ length: w * h }, (_, n) => `${x + (n % w)},${y + Math.floor(n / w)}`))
  expect(new Set(cells).size).toBe(cells.length)
  for (const { gridPos: { x, w } } of panels) expect(x + w).toBeLessThanOrEqual(24)
})

test('Prometheus and Grafana find what their settings name', () => {
  const { rule_files: files } = parse(read('prometheus.yaml')) as { rule_files: string[] }
  for (const file of files) expect(existsSync(path.join(folder, file))).toBe(true)
  const { services } = parse(readFileSync(path.join(folder, '../compose/compose.yaml'), 'utf8'), { merge: true }) as { services: Record<string, { volumes?: string[] }> }
  const mounted = [services.prometheus, services.grafana].flatMap((service) => service?.volumes ?? []).filter((one) => one.startsWith('..'))
  expect(mounted.length).toBe(5)
  for (const one of mounted) expect(existsSync(path.join(folder, '../compose', one.split(':')[0]!))).toBe(true)
})
