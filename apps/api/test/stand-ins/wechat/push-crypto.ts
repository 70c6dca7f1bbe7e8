import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** sha1 over the sorted parts: of three it proves a question, of four an encrypted message. */
export const signPush = (...parts: string[]): string => createHash('sha1').update(parts.sort().join('')).digest('hex')

const keyOf = (encodingAesKey: string): Buffer => Buffer.from(`${encodingAesKey}=`, 'base64')
const block = 32

/** random(16) + length(4, big end first) + message + appid, filled up to blocks of 32, AES-256-CBC. */
export function encryptPush(encodingAesKey: string, appId: string, message: string, random = randomBytes(16)): string {
  const key = keyOf(encodingAesKey)
  const content = Buffer.from(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const plain = Buffer.concat([random, length, content, Buffer.from(appId)])
  const missing = block - (plain.length % block)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(missing, missing)), cipher.final()]).toString('base64')
}

export function decryptPush(encodingAesKey: string, encrypted: string): { random: string; message: string; appId: string } {
  const key = keyOf(encodingAesKey)
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const filled = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()])
  const plain = filled.subarray(0, filled.length - (filled[filled.length - 1] ?? 0))
  const end = 20 + plain.readUInt32BE(16)
  return { random: plain.subarray(0, 16).toString(), message: plain.subarray(20, end).toString(), appId: plain.subarray(end).toString() }
}
