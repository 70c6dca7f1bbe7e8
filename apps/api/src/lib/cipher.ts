import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export interface KeyRing {
  /** Id of the key that new text is sealed with. */
  current: string
  keys: ReadonlyMap<string, Buffer>
}

/**
 * Seals personal data: AES-256-GCM, kept as `v1:key-id:iv:ciphertext:tag`.
 * `place` (table, column, row id) is authenticated with it, so a ciphertext moved to another row does not open.
 */
export function seal(ring: KeyRing, plain: string, place: string): string {
  const key = keyOf(ring, ring.current)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place))
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return ['v1', ring.current, iv.toString('base64url'), text.toString('base64url'), cipher.getAuthTag().toString('base64url')].join(':')
}

/** Throws on anything that `seal` did not make for this very place. */
export function unseal(ring: KeyRing, sealed: string, place: string): string {
  const [version, keyId, iv, text, tag] = sealed.split(':')
  if (version !== 'v1' || !keyId || !iv || text === undefined || !tag) throw new Error('not a sealed text')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(ring, keyId), Buffer.from(iv, 'base64url'), { authTagLength: 16 })
    .setAAD(Buffer.from(place))
    .setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8')
}

function keyOf(ring: KeyRing, id: string): Buffer {
  const key = ring.keys.get(id)
  if (!key) throw new Error(`no key "${id}" in the key ring`)
  return key
}

/** A keyed hash: equal texts can be found, but not guessed without the key. */
export const keyedHash = (key: Buffer, text: string): string => createHmac('sha256', key).update(text).digest('base64url')

export const sameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
