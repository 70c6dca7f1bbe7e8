import { diffArrays } from 'diff'

export interface Piece {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/** Words of Chinese, where the browser knows them; else single signs. */
const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : null
const wordsOf = (text: string): string[] => (segmenter ? [...segmenter.segment(text)].map(({ segment }) => segment) : [...text])

const pieces = (before: readonly string[], after: readonly string[]): Piece[] =>
  diffArrays([...before], [...after]).map(({ added, removed, value }) => ({ kind: added ? 'new' : removed ? 'gone' : 'same', text: value.join('') }))

/** What changed in a line of text, by words; a word that was replaced by one that shares most of its signs, by signs. */
export function textDiff(before: string, after: string): Piece[] {
  const rough = pieces(wordsOf(before), wordsOf(after))
  return rough.flatMap((piece, index): Piece[] => {
    const next = rough[index + 1]
    const last = rough[index - 1]
    if (piece.kind === 'gone' && next?.kind === 'new' && alike(piece.text, next.text)) return pieces([...piece.text], [...next.text])
    if (piece.kind === 'new' && last?.kind === 'gone' && alike(last.text, piece.text)) return []
    return [piece]
  })
}

const common = (before: string, after: string): number => pieces([...before], [...after]).reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0), 0)

/** Half of the shorter one is in the other too. */
export const alike = (before: string, after: string): boolean => common(before, after) * 2 >= Math.min(before.length, after.length) && before.length + after.length > 0
