import type { Must, Row } from './row'

/** By how much a row misses what it must reach; null when it does not. A figure that does not count misses. */
export function shortfall({ value, must, invalid }: Row): string | null {
  if (invalid) return `does not count: ${invalid}`
  if (must === null) return null
  if (value === null || !Number.isFinite(value)) return 'no figure'
  if ('atLeast' in must) return value >= must.atLeast ? null : `${(must.atLeast - value).toFixed(2)} short`
  return value <= must.atMost ? null : `${(value - must.atMost).toFixed(2)} over`
}

const heads = ['work', 'against', 'ratio', 'must', 'node µs', 'pg µs', ''] as const
/** Columns of figures stand flush right. */
const flushRight = new Set([2, 4, 5])

/** The rows as aligned plain text. */
export function formatTable(rows: readonly Row[]): string {
  const lines = [[...heads], ...rows.map(cellsOf)]
  const widths = heads.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)))
  const format = (cells: readonly string[]): string =>
    cells.map((cell, column) => (flushRight.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ').trimEnd()
  const [head = '', ...body] = lines.map(format)
  return [head, '─'.repeat(Math.max(...lines.map((cells) => format(cells).length))), ...body].join('\n')
}

const cellsOf = (row: Row): string[] => [
  row.work,
  row.against || '—',
  row.value === null ? '—' : row.unit ? `${row.value.toFixed(0)} ${row.unit}` : row.value.toFixed(2),
  row.must === null ? '' : mustText(row.must, row.unit),
  micros(row.nodeMicros),
  micros(row.pgMicros),
  row.must === null && !row.invalid ? '' : (shortfall(row) ?? 'ok'),
]

const mustText = (must: Must, unit: string | undefined): string => {
  const [sign, bound] = 'atLeast' in must ? ['≥', must.atLeast] : ['≤', must.atMost]
  return `${sign} ${unit ? `${bound} ${unit}` : bound.toFixed(2)}`
}

const micros = (value: number | null | undefined): string => (value === null || value === undefined ? '' : value.toFixed(value < 10 ? 1 : 0))
