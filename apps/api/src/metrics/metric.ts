/** Values of a metric's labels. Closed lists and route templates: never an id, a name, or anything a client made up. */
export type Labels<L extends string> = Readonly<Record<L, string>>

/** A metric as Prometheus reads it (text format 0.0.4). */
export interface Metric {
  readonly name: string
  text: () => string
}

/** Whatever is counted, a metric has no more series than this; what comes later is counted as `other`. */
const mostSeries = 1000

const escaped = (value: string): string => value.replace(/[\\"\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`))

const heading = (name: string, help: string, type: 'counter' | 'gauge' | 'histogram'): string => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`

/** `{route="GET /",status="2xx"}`, nothing where there are no labels. */
function labelText(names: readonly string[], values: readonly string[]): string {
  return names.length === 0 ? '' : `{${names.map((name, at) => `${name}="${escaped(values[at] ?? '')}"`).join(',')}}`
}

/** Series of one metric by the values of their labels. */
class Family<L extends string, S> {
  readonly series = new Map<string, { values: readonly string[]; one: S }>()
  constructor(
    readonly labels: readonly L[],
    private readonly make: () => S,
  ) {}

  of(labels: Labels<L>): S {
    const values = this.labels.map((label) => labels[label])
    const key = values.join('\n')
    const held = this.series.get(key)
    if (held) return held.one
    if (this.series.size < mostSeries) return this.add(key, values)
    const others = this.labels.map(() => 'other')
    return this.series.get(others.join('\n'))?.one ?? this.add(others.join('\n'), others)
  }

  private add(key: string, values: readonly string[]): S {
    const one = this.make()
    this.series.set(key, { values, one })
    return one
  }
}

export interface Count {
  value: number
}

/** Something that only grows while the process lives. */
export class Counter<L extends string = never> implements Metric {
  private readonly family: Family<L, Count>
  constructor(
    readonly name: string,
    private readonly help: string,
    labels: readonly L[] = [],
  ) {
    this.family = new Family(labels, () => ({ value: 0 }))
    // without labels there is one series, and it is there from the beginning
    if (labels.length === 0) this.family.of({} as Labels<L>)
  }

  add(labels: Labels<L>, amount = 1): void {
    this.family.of(labels).value += amount
  }

  /** The counter of these labels, for whoever counts on a hot path. */
  series(labels: Labels<L>): Count {
    return this.family.of(labels)
  }

  text(): string {
    const lines = [...this.family.series.values()].map(({ values, one }) => `${this.name}${labelText(this.family.labels, values)} ${one.value}\n`)
    return heading(this.name, this.help, 'counter') + lines.join('')
  }
}

/** How often something took how long, seconds. */
export class Timings {
  readonly counts: number[]
  sum = 0
  constructor(private readonly bounds: readonly number[]) {
    this.counts = Array.from({ length: bounds.length + 1 }, () => 0)
  }

  add(seconds: number): void {
    const { bounds, counts } = this
    let at = 0
    while (at < bounds.length && seconds > (bounds[at] ?? 0)) at++
    counts[at] = (counts[at] ?? 0) + 1
    this.sum += seconds
  }
}

export class Histogram<L extends string> implements Metric {
  private readonly family: Family<L, Timings>
  constructor(
    readonly name: string,
    private readonly help: string,
    labels: readonly L[],
    private readonly bounds: readonly number[],
  ) {
    this.family = new Family(labels, () => new Timings(bounds))
  }

  series(labels: Labels<L>): Timings {
    return this.family.of(labels)
  }

  text(): string {
    return heading(this.name, this.help, 'histogram') + [...this.family.series.values()].map(({ values, one }) => this.seriesText(values, one)).join('')
  }

  private seriesText(values: readonly string[], { counts, sum }: Timings): string {
    const { labels } = this.family
    let total = 0
    const buckets = counts.map((count, at) => {
      total += count
      return `${this.name}_bucket${labelText([...labels, 'le'], [...values, String(this.bounds[at] ?? '+Inf')])} ${total}\n`
    })
    const text = labelText(labels, values)
    return `${buckets.join('')}${this.name}_sum${text} ${sum}\n${this.name}_count${text} ${total}\n`
  }
}

/** One value of a gauge, by its labels. */
export interface Sample {
  labels?: Readonly<Record<string, string>>
  value: number
}

/** Something that is looked at when it is asked for. */
export interface Gauge {
  name: string
  help: string
  type?: 'gauge' | 'counter'
  read: () => readonly Sample[] | Promise<readonly Sample[]>
}

/** How something stands at the moment it is asked for. A value that cannot be had now is left out, not invented. */
export function gaugeText(name: string, help: string, samples: readonly Sample[], type: 'gauge' | 'counter' = 'gauge'): string {
  const lines = samples.map(({ labels = {}, value }) => `${name}${labelText(Object.keys(labels), Object.values(labels))} ${value}\n`)
  return heading(name, help, type) + lines.join('')
}
