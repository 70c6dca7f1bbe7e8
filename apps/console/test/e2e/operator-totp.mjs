import { createHmac } from 'node:crypto'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const stepMs = 30_000

const bytesOf = (secret) => {
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)))
}

/** What an authenticator shows (RFC 6238); `stepsLater` looks ahead of the clock. */
export function codeOf(secret, stepsLater = 0) {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / stepMs) + stepsLater))
  const mac = createHmac('sha1', bytesOf(secret.replace(/\s/g, ''))).update(counter).digest()
  const number = mac.readUInt32BE(mac[mac.length - 1] & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}
