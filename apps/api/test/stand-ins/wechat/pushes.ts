import { randomBytes, randomInt } from 'node:crypto'
import type { Clock } from './clock'
import type { MiniProgram } from './mini-program'
import { encryptPush, signPush } from './push-crypto'

/** Where the mini-program wants to be told, and in which of the two forms. */
export interface PushTarget {
  url: string
  token: string
  aesKey: string
  mode: 'safe' | 'plain'
}

/** What came of telling it. */
export interface Told {
  event: string
  attempts: number
  status: number
  answer: string
}

/** Answers within so many milliseconds count, and so often it is tried again. */
const patience = 5000
const retries = 3

/** Events the platform sends by itself. */
export class Pushes {
  target: PushTarget | null = null
  readonly told: Told[] = []
  private underWay: Promise<unknown> = Promise.resolve()
  constructor(
    private readonly clock: Clock,
    private readonly app: MiniProgram,
  ) {}

  /** Sends without waiting; `settled` waits. Nothing happens while nobody wants to be told. */
  tell(event: string, openid: string, fields: object): void {
    if (!this.target) return
    const body = { ToUserName: 'gh_97417a04a28d', FromUserName: openid, CreateTime: Math.floor(this.clock.now() / 1000), MsgType: 'event', Event: event, ...fields }
    this.underWay = this.underWay.then(() => this.deliver(event, openid, JSON.stringify(body))).catch(() => undefined)
  }

  settled = (): Promise<unknown> => this.underWay

  /** The same message until it is taken, three times more at most. */
  async deliver(event: string, openid: string, message: string): Promise<Told> {
    const told: Told = { event, attempts: 0, status: 0, answer: '' }
    this.told.push(told)
    while (told.attempts <= retries) {
      told.attempts++
      const reply = await this.post(openid, message).catch(() => null)
      told.status = reply?.status ?? 0
      told.answer = reply ? (await reply.text()).slice(0, 200) : ''
      if (told.status === 200 && (told.answer === 'success' || told.answer === '')) break
    }
    return told
  }

  /** Asks the address to prove itself, as when it is entered in the settings. */
  async verify(): Promise<boolean> {
    if (!this.target) return false
    const echo = String(randomInt(1e12))
    const query = new URLSearchParams({ ...this.proof(this.target.token), echostr: echo })
    const reply = await fetch(`${this.target.url}?${query.toString()}`, { signal: AbortSignal.timeout(patience) }).catch(() => null)
    return reply?.status === 200 && (await reply.text()) === echo
  }

  private proof(token: string): { signature: string; timestamp: string; nonce: string } {
    const [timestamp, nonce] = [String(Math.floor(this.clock.now() / 1000)), String(randomInt(1e9))]
    return { signature: signPush(token, timestamp, nonce), timestamp, nonce }
  }

  private post(openid: string, message: string): Promise<Response> {
    const { url, token, aesKey, mode } = this.target!
    const proof = this.proof(token)
    const encrypted = mode === 'safe' ? encryptPush(aesKey, this.app.appId, message, randomBytes(16)) : null
    const query = new URLSearchParams({ ...proof, openid })
    if (encrypted !== null) query.set('encrypt_type', 'aes')
    if (encrypted !== null) query.set('msg_signature', signPush(token, proof.timestamp, proof.nonce, encrypted))
    const body = encrypted === null ? message : JSON.stringify({ ToUserName: 'gh_97417a04a28d', Encrypt: encrypted })
    return fetch(`${url}?${query.toString()}`, { method: 'POST', body, headers: { 'content-type': 'application/json' }, signal: AbortSignal.timeout(patience) })
  }
}
