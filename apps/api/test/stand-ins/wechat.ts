import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Behaviour = 'normal' | 'busy' | 'quota' | 'silent' | 'html' | 'no_openid'

interface Code {
  openid: string
  state: 'fresh' | 'used' | 'expired' | 'blocked'
}

/** The part of api.weixin.qq.com that sign-in uses, with its manners: errors are HTTP 200, a success has no errcode. */
export class WechatStandIn {
  readonly appId = 'wx0123456789abcdef'
  readonly appSecret = 'stand-in-app-secret'
  /** How it answers until told otherwise. */
  behaviour: Behaviour = 'normal'
  /** Requests it has seen. */
  calls = 0
  private readonly codes = new Map<string, Code>()
  private serial = 0
  private readonly server = createServer((request, response) => this.answer(new URL(request.url ?? '/', 'http://stand-in'), response))

  static async start(): Promise<WechatStandIn> {
    const standIn = new WechatStandIn()
    await new Promise<void>((resolve) => standIn.server.listen(0, '127.0.0.1', resolve))
    return standIn
  }

  /** What an app's `env.wechat` must be to talk to it. */
  get app(): { baseUrl: string; appId: string; appSecret: string; standIn: boolean } {
    const { port } = this.server.address() as AddressInfo
    return { baseUrl: `http://127.0.0.1:${port}`, appId: this.appId, appSecret: this.appSecret, standIn: true }
  }

  /** What wx.login would hand to this person's phone: good once. */
  codeFor(openid: string, state: Code['state'] = 'fresh'): string {
    const code = `0a1B2c3D${++this.serial}`
    this.codes.set(code, { openid, state })
    return code
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private answer(url: URL, response: ServerResponse): void {
    this.calls++
    if (this.behaviour === 'silent') return
    if (this.behaviour === 'html') return void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>')
    const body = url.pathname === '/sns/jscode2session' ? this.exchange(url.searchParams) : problem(-1, 'system error')
    response.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(body))
  }

  private exchange(query: URLSearchParams): object {
    if (this.behaviour === 'busy') return problem(-1, 'system error')
    if (this.behaviour === 'quota') return problem(45011, 'api minute-quota reach limit  mustslower  retry next minute')
    if (query.get('appid') !== this.appId) return problem(40013, 'invalid appid')
    if (query.get('secret') !== this.appSecret) return problem(40125, 'invalid appsecret')
    if (!query.get('js_code')) return problem(41008, 'missing code')
    return this.redeem(query.get('js_code') ?? '')
  }

  private redeem(text: string): object {
    const code = this.codes.get(text)
    if (!code || code.state === 'expired') return problem(40029, 'invalid code')
    if (code.state === 'blocked') return problem(40226, 'code blocked')
    if (code.state === 'used') return problem(40163, 'code been used')
    code.state = 'used'
    const key = { session_key: 'c2Vzc2lvbi1rZXktMTIzNA==' }
    return this.behaviour === 'no_openid' ? key : { ...key, openid: code.openid }
  }
}

/** The platform ends every errmsg with a request id: nobody may compare it by equality. */
const problem = (errcode: number, errmsg: string): object => ({ errcode, errmsg: `${errmsg} rid: 6a21f0c4-1d0af18b-5b069232` })
