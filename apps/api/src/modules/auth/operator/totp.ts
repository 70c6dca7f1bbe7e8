import { createHmac, randomBytes } from 'node:crypto'
import { sameText } from '../../../lib/cipher'

/** RFC 6238 with what every authenticator understands: SHA-1, 30 seconds, six digits. */
const stepMs = 30_000
const digits = 6
/** Steps a clock may be off. */
const drift = 1

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** 160 bits, as RFC 4226 §4 recommends. */
export const newTotpSecret = (): string => toBase32(randomBytes(20))

export const stepAt = (now: Date): number => Math.floor(now.getTime() / stepMs)

/** The code of a step (RFC 4226 §5.3). */
export function totp(secret: string, step: number, length = digits): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = mac.readUInt8(mac.length - 1) & 0x0f
  const number = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** length
  return String(number).padStart(length, '0')
}

/** The step whose code this is, now or one step off; null for a wrong one. The caller keeps it from being used twice. */
export function matchStep(secret: string, code: string, now: Date): number | null {
  const steps = Array.from({ length: 2 * drift + 1 }, (_, n) => stepAt(now) - drift + n)
  return steps.find((step) => sameText(totp(secret, step), code)) ?? null
}

/** What an authenticator reads from a QR. */
export function totpUri(secret: string, account: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${digits}&period=${stepMs / 1000}`
}

/** RFC 4648 §6, without padding. */
export function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => letters[parseInt(five.padEnd(5, '0'), 2)]).join('')
}

export function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
}
