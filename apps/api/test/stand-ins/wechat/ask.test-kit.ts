import { request } from 'node:http'
import { WechatStandIn } from '.'

export interface Got {
  status: number
  type: string
  errcode: number | undefined
  errmsg: string
  body: Record<string, unknown>
  text: string
  bytes: Buffer
}

/** Asks a stand-in over its socket, exactly as written. */
export async function askStandIn(standIn: WechatStandIn, method: string, path: string, content?: string | Buffer, headers: Record<string, string> = {}): Promise<Got> {
  const { status, type, bytes } = await new Promise<{ status: number; type: string; bytes: Buffer }>((resolve, reject) => {
    const length = content === undefined ? {} : { 'content-length': String(Buffer.byteLength(content)) }
    const asking = request(standIn.app.baseUrl + path, { method, headers: { ...length, ...headers }, agent: false }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', bytes: Buffer.concat(pieces) }))
      response.on('error', reject)
    })
    asking.on('error', reject)
    asking.end(content)
  })
  const text = bytes.toString('utf8')
  const body = /json|text\/plain/.test(type) ? (JSON.parse(text) as Record<string, unknown>) : {}
  return { status, type, text, bytes, body, errcode: body.errcode as number | undefined, errmsg: (body.errmsg ?? '') as string }
}

/** A stand-in whose clock the test moves, with a token, and short ways to ask it. */
export async function startStandIn() {
  const standIn = await WechatStandIn.start({ appSecret: '0123456789abcdef0123456789abcdef', now: () => Date.parse('2026-11-22T06:00:00Z') })
  const { appId, appSecret } = standIn.app
  const raw = (method: string, path: string, content?: string | Buffer, headers?: Record<string, string>) => askStandIn(standIn, method, path, content, headers)
  const session = (code: string, change: Record<string, string> = {}) =>
    raw('GET', `/sns/jscode2session?${new URLSearchParams({ appid: appId, secret: appSecret, js_code: code, grant_type: 'authorization_code', ...change }).toString()}`)
  const token = (change: object = {}) => raw('POST', '/cgi-bin/stable_token', JSON.stringify({ grant_type: 'client_credential', appid: appId, secret: appSecret, ...change }))
  const post = async (path: string, body: object | string) => {
    const { access_token: good } = (await token()).body
    return raw('POST', `${path}?access_token=${String(good)}`, typeof body === 'string' ? body : JSON.stringify(body))
  }
  return { standIn, raw, session, token, post }
}
