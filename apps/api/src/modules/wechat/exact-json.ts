/** A text of JSON, or a number of it; texts are taken whole, so nothing inside one is mistaken for a number. */
const textOrNumber = /"(?:[^"\\]|\\[^])*"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/**
 * Reads JSON whose whole numbers may be beyond 2^53 (message ids are): those become the text of their digits, because as numbers
 * they would silently turn into others. Everything else is as JSON.parse has it.
 */
export function parseExactly(text: string): unknown {
  const exact = text.replace(textOrNumber, (token) => (/^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token))
  return JSON.parse(exact)
}
