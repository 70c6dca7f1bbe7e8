import { diffArrays } from 'diff'
import type { Block } from './blocks'
import { alike, textDiff, type Piece } from './text-diff'

export type Change =
  | { kind: 'same' | 'gone' | 'new'; block: Block }
  /** The same place, other words. */
  | { kind: 'changed'; before: Block; after: Block; pieces: Piece[] }
  /** The same words, other looks (bold, alignment, a link). */
  | { kind: 'restyled'; block: Block }

/** Block by block: what stayed, went, came, or reads differently. */
export function blockDiff(before: readonly Block[], after: readonly Block[]): Change[] {
  const runs = diffArrays([...before], [...after], { comparator: (a, b) => a.key === b.key })
  const changes: Change[] = []
  for (const [at, { added, removed, value }] of runs.entries()) {
    const [last, next] = [runs[at - 1], runs[at + 1]]
    if (removed && next?.added) changes.push(...paired(value, next.value))
    else if (!(added && last?.removed)) changes.push(...value.map((block): Change => ({ kind: added ? 'new' : removed ? 'gone' : 'same', block })))
  }
  return changes
}

/** Lines that took each other's place, in order; those with nothing in common went and came. */
function paired(gone: readonly Block[], came: readonly Block[]): Change[] {
  const changes: Change[] = []
  let next = 0
  for (const block of gone) {
    const match = came.findIndex((other, index) => index >= next && other.kind === block.kind && block.kind !== 'img' && alike(block.text, other.text))
    const successor = came[match]
    if (!successor) changes.push({ kind: 'gone', block })
    else {
      changes.push(...came.slice(next, match).map((other): Change => ({ kind: 'new', block: other })), between(block, successor))
      next = match + 1
    }
  }
  return [...changes, ...came.slice(next).map((block): Change => ({ kind: 'new', block }))]
}

const between = (before: Block, after: Block): Change =>
  before.text === after.text ? { kind: 'restyled', block: after } : { kind: 'changed', before, after, pieces: textDiff(before.text, after.text) }

export const isDifferent = (changes: readonly Change[]): boolean => changes.some(({ kind }) => kind !== 'same')
