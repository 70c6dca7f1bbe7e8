import { wechatReplies } from '../../metrics'
import { AccessToken, type Issued } from './access-token'
import { parseExactly } from './exact-json'
import { Refusal, troubleOf } from './refusal'
import { ask, Unreached, type Answer, type Question } from './transport'
import type { WechatApp } from './wechat.types'

/** A reply of the platform that is not an error. */
export type Reply = Readonly<Record<string, unknown>>

/** A token the platform no longer takes: it is fetched again, once. */
const tokenRefused = new Set([40001, 40014, 42001])

/** Questions to the platform: credentials, the token, counting, and the difference between an answer and a refusal. */
export class Platform {
  private readonly token: AccessToken

  constructor(
    private readonly app: WechatApp,
    now: () => number,
  ) {
    this.token = new AccessToken(() => this.fetchToken(), now)
  }

  /** `GET` with the mini-program's identity and secret in the query, as sign-in wants it. */
  async getWithSecret(asked: string, path: string, query: Record<string, string>): Promise<Reply> {
    const all = new URLSearchParams({ appid: this.app.appId, secret: this.app.appSecret, ...query })
    const answer = await this.put(asked, { method: 'GET', path: `${path}?${all.toString()}` })
    return this.take(asked, answer)
  }

  /** `POST` with the token. */
  post(asked: string, path: string, body: object): Promise<Reply> {
    return this.withToken(asked, path, body, (answer) => this.take(asked, answer))
  }

  /** `POST` with the token for something that is a picture when all is well, and JSON when not. */
  postForPicture(asked: string, path: string, body: object): Promise<Buffer> {
    return this.withToken(asked, path, body, (answer) => {
      if (!isPicture(answer)) {
        this.take(asked, answer)
        throw this.unreached(asked, new Unreached('neither a picture nor an error', true))
      }
      wechatReplies.add({ asked, result: 'ok' })
      return answer.body
    })
  }

  private async withToken<T>(asked: string, path: string, body: object, take: (answer: Answer) => T): Promise<T> {
    const attempt = async (token: string): Promise<T> => take(await this.put(asked, { method: 'POST', path: `${path}?access_token=${encodeURIComponent(token)}`, body }))
    const first = await this.current()
    try {
      return await attempt(first)
    } catch (error) {
      if (!(error instanceof Refusal) || !tokenRefused.has(error.errcode)) throw error
    }
    this.token.drop(first)
    return attempt(await this.current())
  }

  /** Whatever became of the question for a token: the question it was for has not been asked. */
  private current(): Promise<string> {
    return this.token.get().catch((error: unknown) => {
      throw error instanceof Unreached ? new Unreached(error.why, false) : error
    })
  }

  /** The stable kind: asking again gives the same token, so several processes do not spoil each other's. Never forced. */
  private async fetchToken(): Promise<Issued> {
    const body = { grant_type: 'client_credential', appid: this.app.appId, secret: this.app.appSecret }
    const reply = this.take('token', await this.put('token', { method: 'POST', path: '/cgi-bin/stable_token', body }))
    const [token, expiresIn] = [reply.access_token, Number(reply.expires_in)]
    if (typeof token !== 'string' || token === '' || !(expiresIn > 0)) throw this.unreached('token', new Unreached('a reply without token', true))
    return { token, expiresIn }
  }

  private put(asked: string, question: Question): Promise<Answer> {
    return ask(this.app.baseUrl, question).catch((error: unknown) => {
      throw error instanceof Unreached ? this.unreached(asked, error) : error
    })
  }

  private unreached(asked: string, error: Unreached): Unreached {
    wechatReplies.add({ asked, result: 'unreached' })
    return error
  }

  /** Errors arrive as HTTP 200; a success may carry no `errcode` at all. */
  private take(asked: string, answer: Answer): Reply {
    const reply = readJson(answer)
    if (!reply) throw this.unreached(asked, new Unreached('a reply that is not JSON', true))
    const errcode = reply.errcode === undefined ? 0 : Number(reply.errcode)
    if (errcode === 0) {
      wechatReplies.add({ asked, result: 'ok' })
      return reply
    }
    const refusal = new Refusal(errcode, asked)
    wechatReplies.add({ asked, result: troubleOf(refusal) })
    throw refusal
  }
}

const isPicture = ({ type, body }: Answer): boolean => /^image\//i.test(type) && body.length > 0

function readJson({ body }: Answer): Reply | null {
  try {
    const value = parseExactly(body.toString('utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Reply
  } catch {
    // falls through: a proxy's error page, for one
  }
  return null
}
