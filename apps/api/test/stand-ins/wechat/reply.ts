import { randomBytes } from 'node:crypto'
import type { Clock } from './clock'

/** What the platform answers: JSON as the text that goes out (ids beyond 2^53 are no numbers of JavaScript), or a picture. */
export type Reply = { json: string; type: string } | { picture: Buffer; type: string }

const described = 'application/json; encoding=utf-8'

export const jsonReply = (body: object, type = described): Reply => ({ json: JSON.stringify(body), type })
export const ok = (body: object = {}): Reply => jsonReply({ errcode: 0, errmsg: 'ok', ...body })

/** The texts people have seen; nobody may rely on them. */
const texts: Readonly<Record<number, string>> = {
  '-1': 'system error',
  40001: 'invalid credential, access_token is invalid or not latest, could get access_token by getStableAccessToken, more details at https://mmbizurl.cn/s/JtxxFh33r',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40066: 'invalid url',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40159: 'invalid length for path, or the data is not json string',
  40163: 'code been used',
  40164: 'invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist',
  40169: 'invalid length for scene, or the data is not json string',
  40226: 'code blocked',
  40243: 'appsecret has been frozen',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  41030: 'invalid page',
  42001: 'access_token expired',
  43001: 'require GET method',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  43104: 'appid not match openid',
  43108: 'Cannot make concurrent calls to the same OpenID, please try again',
  43302: 'invalid http method',
  44002: 'empty post data',
  45002: 'content size out of limit',
  45009: 'reach max api quota limit',
  45011: 'api minute-quota reach limit  mustslower  retry next minute',
  45029: 'qrcode count out of limit',
  47001: 'data format error',
  47003: 'argument invalid!',
  48001: 'api unauthorized',
  61004: 'access clientip is not registered requestIP: 203.0.113.7',
  61010: 'code is expired',
  85096: 'not allow include scancode_time field',
  87009: 'invalid signature',
}

/** Every error is HTTP 200 and ends with a request id whose first group is the moment, unix seconds in hex. */
export function problem(clock: Clock, errcode: number, said = texts[errcode] ?? 'system error'): Reply {
  const rid = [Math.floor(clock.now() / 1000).toString(16).padStart(8, '0'), randomBytes(4).toString('hex'), randomBytes(4).toString('hex')].join('-')
  return jsonReply({ errcode, errmsg: `${said} rid: ${rid}` })
}
