import { createHmac } from 'node:crypto'

/** An hour: longer than any run. */
const lifeSeconds = 3600

interface Session {
  accountId: string
  sessionId: string
  epoch: number
}

/** An access token as `plugins/auth.ts` signs them: HS256 with the base64 text of the secret's bytes. */
export function signToken(secretHex: string, { accountId, sessionId, epoch }: Session, nowSeconds: number): string {
  const key = Buffer.from(secretHex, 'hex').toString('base64')
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = part({ sub: accountId, sid: sessionId, ep: epoch, iat: nowSeconds, exp: nowSeconds + lifeSeconds })
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${claims}`
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}
