/** A sentence, and which block of the article it is part of: blocks are counted as `articleNodes` counts them. */
export interface Sentence {
  block: number
  text: string
}

const blocks = /^(?:p|h[1-4]|li|blockquote|td|th)$/
const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ', '&amp;': '&' }
const plain = (text: string): string => text.replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (entity) => entities[entity] ?? ' ')

/** A voice takes only so much at once, and a pause takes hold at the end of a sentence at the latest. */
const longest = 120

/** Ends with the sign of a sentence and what closes it. */
function sentencesOf(text: string): string[] {
  const sentences = text.match(/[^。！？；!?]+[。！？；!?]*[”’」』）]*/g) ?? []
  return sentences.flatMap((each) => (each.length <= longest ? [each] : (each.match(/[^，、：,]+[，、：,]*/g) ?? [each])))
}

/** What of sanitised HTML is read aloud, in order. Cells of a table are read one by one. */
export function spokenParts(html: string): Sentence[] {
  const found = new Map<number, string>()
  const open: number[] = []
  let count = -1
  // not matchAll: phones of iOS 12 lack it
  const tokens = html.match(/<[^>]*>|[^<]+/g) ?? []
  for (const token of tokens) {
    const [, closing, name] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(token) ?? []
    if (name === undefined) {
      if (token.startsWith('<')) continue
      const block = open[open.length - 1] ?? -1
      found.set(block, (found.get(block) ?? '') + plain(token))
    } else if (blocks.test(name.toLowerCase())) {
      if (closing) open.pop()
      else open.push(++count)
    }
  }
  const inOrder = [...found].sort(([a], [b]) => a - b)
  return inOrder.flatMap(([block, text]) => sentencesOf(text.replace(/\s+/g, ' ').trim()).map((each) => ({ block, text: each.trim() }))).filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
}
