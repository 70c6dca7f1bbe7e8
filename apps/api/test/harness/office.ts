import { crc32, inflateRawSync } from 'node:zlib'

/** Parts of an Office file by name, each checked against its checksum. */
export function unpack(file: Buffer): Map<string, Buffer> {
  const end = file.lastIndexOf('PK\u0005\u0006')
  const parts = new Map<string, Buffer>()
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset)) as [number, number, number]
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    const local = file.readUInt32LE(at + 42)
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const packed = file.subarray(from, from + file.readUInt32LE(at + 20))
    const content = file.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)
    if (crc32(content) !== file.readUInt32LE(at + 16)) throw new Error(`${name} is damaged`)
    parts.set(name, content)
    at += 46 + nameLength + extraLength + commentLength
  }
  return parts
}

/** What is wrong with this XML: tags that do not match, signs that are not allowed. Null when nothing is. */
export function xmlTrouble(xml: string): string | null {
  const open: string[] = []
  const rest = xml.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '')
  // eslint-disable-next-line no-control-regex -- characters that XML 1.0 forbids are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(rest)) return 'a character that XML does not have'
  for (const [tag, close, name, attributes = '', empty] of rest.matchAll(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g)) {
    if (/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(attributes)) return `a bare & in ${tag}`
    if (close) {
      if (open.pop() !== name) return `${tag} closes nothing`
    } else if (!empty) open.push(name!)
  }
  const text = rest.replace(/<\/?[\w:.-]+(?:\s+[\w:.-]+="[^"<]*")*\s*\/?>/g, '')
  if (/[<>]|&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text)) return 'a bare < > or &'
  return open.length === 0 ? null : `${open.at(-1)} stays open`
}

/** The words of a Word document, a line for each paragraph. */
export const wordsOf = (document: string): string =>
  document
    .split('</w:p>')
    .map((paragraph) => [...paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''))
    .join('\n')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
