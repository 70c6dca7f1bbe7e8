import { pictureFile } from './pictures'

const kinds: Record<string, string> = { pngblip: 'image/png', jpegblip: 'image/jpeg' }

/**
 * Word names pictures by files on its own disk, which no browser may open; their bytes come beside the HTML, as RTF.
 * In order; null where the bytes are of a kind that no page shows (wmf, emf).
 */
export function picturesInRtf(rtf: string): (File | null)[] {
  const pictures: (File | null)[] = []
  for (let at = rtf.indexOf('{\\pict'); at >= 0; at = rtf.indexOf('{\\pict', at + 1)) {
    // every picture comes a second time, for programs that know no better than wmf
    if (/\{\\nonshppict\s*$/.test(rtf.slice(Math.max(0, at - 20), at))) continue
    pictures.push(pictureAt(rtf, at))
  }
  return pictures
}

function pictureAt(rtf: string, start: number): File | null {
  const content = groupAt(rtf, start)
  const type = kinds[/\\(pngblip|jpegblip)\b/.exec(content)?.[1] ?? '']
  const hex = hexOf(content)
  if (!type || hex.length < 32) return null
  return pictureFile(Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)), type)
}

/** What is left of a picture's group without the groups in it and its control words (`\\bliptag-12 `). */
function hexOf(group: string): string {
  let inner = group.slice(1, -1)
  while (/\{[^{}]*\}/.test(inner)) inner = inner.replace(/\{[^{}]*\}/g, '')
  return inner.replace(/\\[a-z]+-?\d* ?/gi, '').replace(/[^0-9a-f]/gi, '')
}

/** The group that opens here, up to the brace that closes it. */
function groupAt(rtf: string, start: number): string {
  let depth = 0
  for (let at = start; at < rtf.length; at += 1) {
    if (rtf[at] === '{') depth += 1
    if (rtf[at] === '}' && (depth -= 1) === 0) return rtf.slice(start, at + 1)
  }
  return ''
}
