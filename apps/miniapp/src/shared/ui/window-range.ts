/** Rows that come and go together. With what is kept around the screen they stay well below WeChat's thousand nodes. */
export const chunkSize = 12
/** What lies this far above and below the screen is there already when somebody scrolls, px. */
const ahead = 900
/** Until a chunk was seen, px of one row. */
const guessedRow = 84

export interface Range {
  /** First and last chunk on the page. */
  from: number
  to: number
}

export const chunksOf = (count: number): number => Math.ceil(count / chunkSize)

/** Height of a chunk: as measured, else like those that were. */
function heightsOf(measured: readonly (number | undefined)[], chunks: number): number[] {
  const known = measured.filter((height) => height !== undefined)
  const guess = known.length > 0 ? known.reduce((sum, height) => sum + height, 0) / known.length : guessedRow * chunkSize
  return Array.from({ length: chunks }, (_, index) => measured[index] ?? guess)
}

const sum = (heights: readonly number[]): number => heights.reduce((total, height) => total + height, 0)

/** Which chunks are near the screen; `top` is where the list begins, counted from the top of the screen. */
export function rangeAt(top: number, screen: number, measured: readonly (number | undefined)[], chunks: number): Range {
  const heights = heightsOf(measured, chunks)
  let [from, to] = [chunks - 1, 0]
  let edge = top
  heights.forEach((height, index) => {
    const [begins, ends] = [edge, edge + height]
    if (ends >= -ahead) from = Math.min(from, index)
    if (begins <= screen + ahead) to = Math.max(to, index)
    edge = ends
  })
  return { from: Math.max(0, Math.min(from, to)), to: Math.max(from, to, 0) }
}

/** Empty space in the place of what is not there. */
export function spacesAround({ from, to }: Range, measured: readonly (number | undefined)[], chunks: number): { above: number; below: number } {
  const heights = heightsOf(measured, chunks)
  return { above: Math.round(sum(heights.slice(0, from))), below: Math.round(sum(heights.slice(to + 1))) }
}
