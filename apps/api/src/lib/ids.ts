import { randomFillSync } from 'node:crypto'

const size = 16
/** Drawn many at a time: asking the system costs more than the rest of an id. No byte is used twice. */
const random = Buffer.alloc(256 * size)
let used = random.length

function draw(): Buffer {
  if (used === random.length) {
    randomFillSync(random)
    used = 0
  }
  used += size
  return random.subarray(used - size, used)
}

/** UUID version 7 (RFC 9562): ordered by time, so that indexes grow at one end. */
export function newId(now: Date): string {
  const bytes = draw()
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
