import type { Row } from './row'
import { median, medianOrNull } from './statistics'

/** What one leg found. */
export interface Measured {
  perSecond: number
  /** CPU time of one request, microseconds; null where the system does not say. */
  nodeMicros: number | null
  pgMicros: number | null
  /** Why it does not count. */
  invalid?: string | undefined
}

export type Leg = () => Promise<Measured>

export interface Comparison {
  /** Median over the rounds of work ÷ against, both of the same round. */
  ratio: number
  work: Measured
  against: Measured
  ratios: number[]
  invalid?: string | undefined
}

/** Both sides by turns, so that what the machine does beside falls on both alike. */
export async function interleave(rounds: number, work: Leg, against: Leg): Promise<Comparison> {
  const [ours, theirs]: [Measured[], Measured[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    theirs.push(await against())
    ours.push(await work())
  }
  const ratios = ours.map((one, round) => one.perSecond / (theirs[round]?.perSecond ?? Number.NaN))
  const invalid = [...ours, ...theirs].find((one) => one.invalid)?.invalid
  return { ratio: median(ratios), ratios, work: middle(ours), against: middle(theirs), invalid }
}

const middle = (legs: readonly Measured[]): Measured => ({
  perSecond: median(legs.map((leg) => leg.perSecond)),
  nodeMicros: medianOrNull(legs.map((leg) => leg.nodeMicros)),
  pgMicros: medianOrNull(legs.map((leg) => leg.pgMicros)),
})

/** The row of a comparison. */
export function rowOf(found: Comparison, { work, against, must }: Pick<Row, 'work' | 'against' | 'must'>, detail: Record<string, unknown> = {}): Row {
  const { ratio, ratios, work: ours, against: theirs, invalid } = found
  const row: Row = { work, against, value: ratio, must, nodeMicros: ours.nodeMicros, pgMicros: ours.pgMicros, detail: { ...detail, ratios, work: ours, against: theirs } }
  return invalid ? { ...row, invalid } : row
}
