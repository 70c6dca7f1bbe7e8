import type { Measured } from '../../lib/compare'
import type { Bench, Row } from '../../lib/part'
import { median, medianOrNull } from '../../lib/statistics'
import type { LoadResult } from '../../lib/wrk'

export interface Side {
  /** Counts replies by status, unmeasured. */
  probe: () => Promise<LoadResult>
  leg: () => Promise<Measured>
}

interface Wanted {
  work: string
  against: string
  atMost: number
  ours: Side
  theirs: Side
}

/** CPU time of a request in both processes; where the system does not say, the time it took. */
const costOf = ({ nodeMicros, pgMicros, perSecond }: Measured): number => (nodeMicros === null || pgMicros === null ? 1e6 / perSecond : nodeMicros + pgMicros)

const middle = (legs: readonly Measured[]) => ({
  perSecond: median(legs.map(({ perSecond }) => perSecond)),
  nodeMicros: medianOrNull(legs.map(({ nodeMicros }) => nodeMicros)),
  pgMicros: medianOrNull(legs.map(({ pgMicros }) => pgMicros)),
})

/** How much more a request costs on one side than on the other: turn by turn, the median of the turns' ratios. */
export async function compareCost(bench: Bench, { work, against, atMost, ours, theirs }: Wanted): Promise<Row> {
  const probes = [await theirs.probe(), await ours.probe()]
  const [mine, others]: [Measured[], Measured[]] = [[], []]
  for (let round = 0; round < bench.rounds; round++) {
    others.push(await theirs.leg())
    mine.push(await ours.leg())
  }
  const ratios = mine.map((leg, round) => costOf(leg) / costOf(others[round] ?? leg))
  const value = median(ratios)
  const invalid = [...probes, ...mine, ...others].find((one) => one.invalid)?.invalid
  const [here, there] = [middle(mine), middle(others)]
  bench.say(`${work}: ${value.toFixed(2)} (${ratios.map((one) => one.toFixed(2)).join(' ')}; ${costOf(here).toFixed(0)} against ${costOf(there).toFixed(0)} µs)`)
  const detail = { ratios, work: here, against: there, millis: probes.map(({ p50Millis, p99Millis, bytesEach }) => ({ p50Millis, p99Millis, bytesEach })) }
  return { work, against, value, must: { atMost }, nodeMicros: here.nodeMicros, pgMicros: here.pgMicros, detail, ...(invalid ? { invalid } : {}) }
}
