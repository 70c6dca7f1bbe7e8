import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'

/*
 * scrypt of node:crypto rather than argon2: equally hard to guess at these costs (OWASP's table: N = 2^15, r = 8, p = 3,
 * 32 MB and about a quarter of a second), and an operator's machine needs no native package for it.
 * The costs are kept with each hash, so that they can be raised later.
 */
interface Cost {
  /** Log2 of N. */
  ln: number
  r: number
  p: number
}
const cost: Cost = { ln: 15, r: 8, p: 3 }
const keyBytes = 32

/** `scrypt$ln$r$p$salt$hash`, base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.ln, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [, ln, r, p, salt = '', key = ''] = stored.split('$')
  const wanted = Buffer.from(key, 'base64url')
  const got = await derive(password, Buffer.from(salt, 'base64url'), { ln: Number(ln), r: Number(r), p: Number(p) })
  return wanted.length === got.length && timingSafeEqual(wanted, got)
}

/** Looked at in the place of an account that does not exist: it costs as much and fits no password. */
export const decoyHash = ['scrypt', cost.ln, cost.r, cost.p, randomBytes(16).toString('base64url'), randomBytes(keyBytes).toString('base64url')].join('$')

function derive(password: string, salt: Buffer, { ln, r, p }: Cost): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r }
  // the same password typed on another keyboard is the same password
  const text = password.normalize('NFKC')
  return new Promise((resolve, reject) => {
    scrypt(text, salt, keyBytes, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
