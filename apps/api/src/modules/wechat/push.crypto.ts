import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'

/** PKCS#7 with blocks of 32 bytes, although AES works in 16. */
const block = 32
const randomBytes = 16
const lengthBytes = 4

/** Whether `signature` is the sha1 of the sorted parts: the token, what the address says, and the encrypted text if there is one. */
export function isSigned(signature: string, parts: readonly string[]): boolean {
  const right = createHash('sha1').update([...parts].sort().join('')).digest()
  const given = Buffer.from(signature, 'hex')
  return given.length === right.length && timingSafeEqual(given, right)
}

/** random(16) + length(4, big end first) + message + appid. Null for whatever is not that, or is meant for another mini-program. */
export function decryptPush(aesKey: string, appId: string, encrypted: string): string | null {
  const plain = unpad(decrypt(Buffer.from(`${aesKey}=`, 'base64'), Buffer.from(encrypted, 'base64')))
  if (!plain || plain.length < randomBytes + lengthBytes) return null
  const start = randomBytes + lengthBytes
  const end = start + plain.readUInt32BE(randomBytes)
  if (end > plain.length || plain.subarray(end).toString('utf8') !== appId) return null
  return plain.subarray(start, end).toString('utf8')
}

function decrypt(key: Buffer, content: Buffer): Buffer | null {
  if (key.length !== 32 || content.length === 0 || content.length % 16 !== 0) return null
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([decipher.update(content), decipher.final()])
}

function unpad(filled: Buffer | null): Buffer | null {
  const filling = filled?.at(-1) ?? 0
  if (!filled || filling < 1 || filling > block || filling > filled.length) return null
  const kept = filled.length - filling
  return filled.subarray(kept).every((byte) => byte === filling) ? filled.subarray(0, kept) : null
}
