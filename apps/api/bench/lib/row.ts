/** What a figure has to reach, and on which side of it. */
export type Must = { atLeast: number } | { atMost: number }

/** One line of the table. */
export interface Row {
  work: string
  /** What the figure is a ratio of; empty for a plain amount. */
  against: string
  /** Ratio (1 = as much as the other), or an amount in `unit`; null when there is none. */
  value: number | null
  unit?: 'MB'
  /** Null: shown for comparison, not judged. */
  must: Must | null
  /** CPU time of one request, microseconds; null where the system does not say. */
  nodeMicros?: number | null
  pgMicros?: number | null
  /** Why the figure does not count, such as replies that were not 200. */
  invalid?: string
  /** For the JSON alone: requests a second, rounds, sizes. */
  detail?: Record<string, unknown>
}
