import { createHmac, randomBytes } from 'node:crypto'
import { day, minute } from './quotas'
import { jsonReply, ok, type Reply } from './reply'
import type { Asked, Endpoints, World } from './world'

/** Identity and secret, in the order in which the platform misses them; 0 when they are right. */
function wrongWithApp({ app }: World, appId: unknown, secret: unknown, wrongSecret: 40001 | 40125): number {
  if (!appId) return 41002
  if (!secret) return 41004
  if (appId !== app.appId) return 40013
  if (secret === app.appSecret) return 0
  // of another length it cannot be a secret at all
  return typeof secret === 'string' && secret.length === app.appSecret.length ? wrongSecret : 40125
}

function session(world: World, { query }: Asked): Reply {
  const wrong = wrongWithApp(world, query.get('appid'), query.get('secret'), 40125)
  if (wrong) return world.problem(wrong)
  if (!query.get('js_code')) return world.problem(41008)
  if (query.get('grant_type') !== 'authorization_code') return world.problem(40002)
  const code = world.people.find(query.get('js_code') ?? '')
  if (!code || code.phone !== undefined) return world.problem(40029)
  if (code.state === 'blocked') return world.problem(40226)
  if (!world.quotas.take(`session:${code.openid}`, 100, minute)) return world.problem(45011)
  if (code.state === 'used') return world.problem(40163)
  code.state = 'used'
  // a success says so by saying nothing, and calls itself text
  return jsonReply({ session_key: world.people.renewSessionKey(code.openid), openid: code.openid }, 'text/plain')
}

function stableToken(world: World, { body }: Asked): Reply {
  if (!world.quotas.take('stable_token:minute', 10_000, minute)) return world.problem(45011)
  if (!world.quotas.take('stable_token:day', 500_000, day)) return world.problem(45009)
  if (body.grant_type !== 'client_credential') return world.problem(40002)
  const wrong = wrongWithApp(world, body.appid, body.secret, 40001)
  if (wrong) return world.problem(wrong)
  const forced = body.force_refresh ?? false
  if (typeof forced !== 'boolean') return world.problem(47001)
  if (forced && !world.quotas.take('stable_token:forced', 20, day)) return world.problem(45009)
  const { token, expiresIn } = forced ? world.tokens.forceStable() : world.tokens.stableToken()
  return jsonReply({ access_token: token, expires_in: expiresIn })
}

function plainToken(world: World, { query }: Asked): Reply {
  if (query.get('grant_type') !== 'client_credential') return world.problem(40002)
  const wrong = wrongWithApp(world, query.get('appid'), query.get('secret'), 40001)
  if (wrong) return world.problem(wrong)
  if (!world.quotas.take('token:day', 2000, day)) return world.problem(45009)
  const { token, expiresIn } = world.tokens.plainToken()
  return jsonReply({ access_token: token, expires_in: expiresIn })
}

/** Signed by the session key as text: it is not decoded. 0 when the signature is right. */
function wrongWithSignature({ people }: World, query: URLSearchParams): number {
  const openid = query.get('openid')
  if (!people.knows(openid)) return 40003
  const right = createHmac('sha256', people.sessionKeyOf(openid) ?? '').update('').digest('hex')
  return query.get('sig_method') === 'hmac_sha256' && query.get('signature') === right ? 0 : 87009
}

function checkSession(world: World, { query }: Asked): Reply {
  const wrong = wrongWithSignature(world, query)
  return wrong ? world.problem(wrong) : ok()
}

function userKeys(world: World, { query }: Asked): Reply {
  const wrong = wrongWithSignature(world, query)
  if (wrong) return world.problem(wrong)
  const created = Math.floor(world.clock.now() / 1000)
  const key = (version: number) => ({ encrypt_key: randomBytes(16).toString('base64'), version, expire_in: 3600 * version, iv: randomBytes(8).toString('hex'), create_time: created })
  return ok({ key_info_list: [key(3), key(2), key(1)] })
}

function phoneNumber(world: World, { body }: Asked): Reply {
  if (typeof body.code !== 'string' || body.code === '') return world.problem(40029)
  if (body.openid !== undefined && !world.people.knows(body.openid)) return world.problem(40003)
  const code = world.people.find(body.code)
  if (code?.phone === undefined || code.state !== 'fresh') return world.problem(40029)
  // a code carried over from somebody else
  if (body.openid !== undefined && body.openid !== code.openid) return world.problem(40029)
  if (!world.quotas.take('phone:minute', 5000, minute)) return world.problem(45011)
  code.state = 'used'
  const { phone, countryCode } = code
  const watermark = { timestamp: Math.floor(world.clock.now() / 1000), appid: world.app.appId }
  const phoneNumber = String(countryCode) === '86' ? phone : `${countryCode}${phone}`
  return ok({ phone_info: { phoneNumber, purePhoneNumber: phone, countryCode, watermark } })
}

function riskRank(world: World, { body }: Asked): Reply {
  if (body.appid !== undefined && body.appid !== world.app.appId) return world.problem(40013)
  if (!world.people.knows(body.openid)) return world.problem(40003)
  if (![0, 1].includes(Number(body.scene)) || typeof body.client_ip !== 'string' || body.client_ip === '') return world.problem(40097)
  if (!world.people.hasVisited(body.openid)) return world.problem(61010)
  // the platform misspells the last one
  return jsonReply({ errcode: 0, errmsg: 'getuserriskrank succ', risk_rank: 0, unoin_id: 123456 })
}

export const signInEndpoints: Endpoints = {
  '/sns/jscode2session': { method: 'GET', token: false, answer: session },
  '/cgi-bin/stable_token': { method: 'POST', token: false, answer: stableToken },
  '/cgi-bin/token': { method: 'GET', token: false, answer: plainToken },
  '/wxa/checksession': { method: 'GET', token: true, answer: checkSession },
  '/wxa/business/getuserencryptkey': { method: 'POST', token: true, answer: userKeys },
  '/wxa/business/getuserphonenumber': { method: 'POST', token: true, answer: phoneNumber },
  '/wxa/getuserriskrank': { method: 'POST', token: true, answer: riskRank },
}
