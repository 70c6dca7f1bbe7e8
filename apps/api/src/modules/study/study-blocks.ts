import { leastBlockCharacters, mostBlocks } from '@ejia/domain/study'

const tag = /<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/gi
const withoutEnd = new Set(['br', 'hr', 'img', 'col', 'wbr'])

/** Characters a reader sees; blanks do not count. */
export const countCharacters = (html: string): number => [...html.replace(/<[^>]*>/g, '').replace(/&[^;\s]{1,10};/g, '字').replace(/\s+/g, '')].length

/** Sanitised HTML cut between its top-level elements; text between them goes with the element before it. */
function topLevel(html: string): string[] {
  const pieces: string[] = []
  let depth = 0
  let from = 0
  for (const { 0: text, 1: slash, 2: name = '', 3: selfClosed, index } of html.matchAll(tag)) {
    if (slash) depth = Math.max(0, depth - 1)
    else if (!selfClosed && !withoutEnd.has(name.toLowerCase())) depth++
    if (depth > 0) continue
    pieces.push(html.slice(from, index + text.length))
    from = index + text.length
  }
  pieces.push(html.slice(from))
  return pieces.filter((piece) => piece.trim() !== '')
}

/**
 * A sanitised text in the blocks it is read in. Small elements are put together, and a longer text gets longer
 * blocks, so that no text has more than `mostBlocks`; an end too short for a block of its own joins the one before.
 */
export function toBlocks(html: string): string[] {
  const least = Math.max(leastBlockCharacters, Math.ceil(countCharacters(html) / mostBlocks))
  const blocks: string[] = []
  let open = ''
  for (const piece of topLevel(html)) {
    open += piece
    if (countCharacters(open) < least) continue
    blocks.push(open)
    open = ''
  }
  if (open !== '') blocks.push((blocks.pop() ?? '') + open)
  return blocks
}
