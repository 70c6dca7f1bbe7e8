import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw)

/** Bytes that all parts of one archive may unpack to: a full roster takes about 5 MB. */
const maxUnpacked = 60_000_000
const maxEntries = 500

const endMark = Buffer.from([0x50, 0x4b, 5, 6])
const entryMark = 0x02014b50

interface Entry {
  name: string
  stored: boolean
  packed: number
  size: number
  place: number
}

/**
 * The parts of a ZIP archive that match, unpacked (APPNOTE 6.3: central directory, stored and deflated entries).
 * Throws on anything broken, and on a small archive that would unpack to something enormous, before doing so.
 */
export async function unpack(zip: Buffer, wanted: RegExp): Promise<Map<string, Buffer>> {
  const entries = listEntries(zip)
  const total = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (total > maxUnpacked) throw new Error(`unpacks to ${total} bytes`)
  const files = new Map<string, Buffer>()
  for (const entry of entries.filter(({ name }) => wanted.test(name))) files.set(entry.name, await open(zip, entry))
  return files
}

function listEntries(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf(endMark)
  if (end < 0) throw new Error('no end of central directory')
  const count = zip.readUInt16LE(end + 10)
  if (count > maxEntries) throw new Error(`${count} entries`)
  const entries: Entry[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (zip.readUInt32LE(at) !== entryMark) throw new Error('broken central directory')
    const nameLength = zip.readUInt16LE(at + 28)
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      stored: zip.readUInt16LE(at + 10) === 0,
      packed: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      place: zip.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}

/** An entry that unpacks to more than it declares is refused as soon as it does. */
async function open(zip: Buffer, { stored, packed, size, place }: Entry): Promise<Buffer> {
  const start = place + 30 + zip.readUInt16LE(place + 26) + zip.readUInt16LE(place + 28)
  const bytes = zip.subarray(start, start + packed)
  return stored ? bytes : inflate(bytes, { maxOutputLength: Math.max(size, 1) })
}
