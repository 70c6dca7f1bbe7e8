import fs from 'node:fs'
import { inflateRawSync } from 'node:zlib'

/** Parts of an Office file by name, as text. */
export function partsOf(file) {
  const bytes = fs.readFileSync(file)
  const end = bytes.lastIndexOf('PK\u0005\u0006')
  const parts = new Map()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = bytes.readUInt16LE(at + 28)
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20))
    const content = bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)
    parts.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), content.toString('utf8'))
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}

/** The words of a Word document or of a workbook, without their dressing. */
export const wordsOf = (file) => [...partsOf(file)].filter(([name]) => /document\.xml$|sheet1\.xml$|sharedStrings\.xml$/.test(name)).map(([, text]) => text.replace(/<[^>]+>/g, '')).join('\n')
