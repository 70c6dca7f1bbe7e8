import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { startStandIn } from './ask.test-kit'
import { decryptPush, signPush } from './push-crypto'

type Kit = Awaited<ReturnType<typeof startStandIn>>
let kit: Kit
beforeEach(async () => {
  kit = await startStandIn()
  kit.standIn.world.pages = new Set(['tabs/home/index'])
})
afterEach(() => kit.standIn.stop())

describe('codes as pictures', () => {
  const path = '/wxa/getwxacodeunlimit'
  test('a picture when all is well, JSON when not', async () => {
    const drawn = await kit.post(path, { scene: 'a=1&b=2', page: 'tabs/home/index' })
    expect(drawn.type).toBe('image/jpeg')
    expect(await sharp(drawn.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 430 })
    const refused = await kit.post(path, { scene: 'a', page: 'tabs/gone/index' })
    expect([refused.status, refused.type, refused.errcode]).toEqual([200, 'application/json; encoding=utf-8', 41030])
  })

  test.each([
    ['33 characters', { scene: 'a'.repeat(33) }, 40169],
    ['none', { scene: '' }, 40169],
    ['missing', {}, 40169],
    ['a number', { scene: 5 }, 40169],
    ['%', { scene: 'a%3D1' }, 40169],
    ['汉字', { scene: '支部' }, 40169],
    ['a blank', { scene: 'a b' }, 40169],
    ['a quotation mark', { scene: '"a"' }, 40169],
    ['a leading stroke', { scene: 'a', page: '/tabs/home/index' }, 41030],
    ['a query', { scene: 'a', page: 'tabs/home/index?x=1' }, 41030],
    ['a stroke, unchecked', { scene: 'a', page: '/tabs/home/index', check_path: false }, 41030],
    ['a flag that is a number', { scene: 'a', is_hyaline: 1 }, 47001],
    ['a width that is a text', { scene: 'a', width: '430' }, 47001],
    ['too small', { scene: 'a', width: 279 }, 40097],
    ['too large', { scene: 'a', width: 1281 }, 40097],
    ['another version', { scene: 'a', env_version: 'beta' }, 40097],
    ['a colour in numbers', { scene: 'a', line_color: { r: 1, g: 2, b: 3 } }, 47001],
    ['the reserved word', { scene: 'scancode_time=1' }, 85096],
  ])('refused: %s', async (_name, body, errcode) => {
    expect((await kit.post(path, body)).errcode).toBe(errcode)
  })

  test('every sign that may be in a scene; a page that is not released, unchecked; the quota of the minute', async () => {
    expect((await kit.post(path, { scene: "09azAZ!#$&'()*+,/:;=?@-._~", page: 'soon/index', check_path: false })).type).toBe('image/jpeg')
    kit.standIn.world.quotas.limits.set('code_image:minute', 1)
    expect((await kit.post(path, { scene: 'a' })).errcode).toBe(45009)
  })

  test('the kinds with a path: their lengths, and so many for ever', async () => {
    const [square, round] = ['/cgi-bin/wxaapp/createwxaqrcode', '/wxa/getwxacode']
    const at = (length: number) => ({ path: `tabs/home/index?x=${'a'.repeat(length - 18)}` })
    expect((await kit.post(square, at(128))).type).toBe('image/jpeg')
    expect((await kit.post(square, at(129))).errcode).toBe(40159)
    expect((await kit.post(round, at(1024))).type).toBe('image/jpeg')
    expect((await kit.post(round, at(1025))).errcode).toBe(40159)
    kit.standIn.world.quotas.limits.set('code_image:lifetime', 2)
    expect((await kit.post(square, at(30))).errcode).toBe(45029)
  })
})

describe('content', () => {
  const path = '/wxa/msg_sec_check'
  const check = (change: object = {}) => kit.post(path, { content: '学习体会', version: 2, scene: 2, openid: 'oA', ...change })
  beforeEach(() => kit.standIn.codeFor('oA'))

  test('a verdict, its details, and a keyword that says nothing', async () => {
    expect((await check()).body).toMatchObject({ errcode: 0, result: { suggest: 'pass', label: 100 }, detail: [{ strategy: 'content_model', suggest: 'pass' }, { strategy: 'keyword', errcode: 0 }] })
    expect(Object.keys(((await check()).body.detail as object[])[1] ?? {})).toEqual(['strategy', 'errcode'])
    expect((await check({ content: '网上赌博' })).body.result).toEqual({ suggest: 'risky', label: 20006 })
    expect((await check({ content: '换届选举公告' })).body.result).toEqual({ suggest: 'review', label: 20001 })
  })

  test('what is written as \\uXXXX is missed', async () => {
    const body = JSON.stringify({ content: '赌博', version: 2, scene: 2, openid: 'oA' })
    const escaped = body.replace(/[一-龥]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`)
    expect([(await kit.post(path, body)).body.result, (await kit.post(path, escaped)).body.result]).toMatchObject([{ suggest: 'risky' }, { suggest: 'pass' }])
  })

  test('only of somebody who was here within two hours, and is ours', async () => {
    kit.standIn.world.people.addForeign('oForeign')
    expect((await check({ openid: 'oNobody' })).errcode).toBe(40003)
    expect((await check({ openid: 'oForeign' })).errcode).toBe(43104)
    kit.standIn.world.clock.advance(7200)
    expect((await check()).errcode).toBe(61010)
    kit.standIn.world.people.visit('oA')
    expect((await check()).errcode).toBe(0)
  })

  test('length, scene, version, method, nothing at all', async () => {
    expect((await check({ content: '字'.repeat(2500) })).errcode).toBe(0)
    expect((await check({ content: '字'.repeat(2501) })).errcode).toBe(45002)
    for (const scene of [0, 5, '2', undefined]) expect((await check({ scene })).errcode).toBe(40129)
    for (const version of [1, '2', undefined]) expect((await check({ version })).errcode).toBe(47001)
    expect((await check({ content: '' })).errcode).toBe(44002)
    expect((await kit.post(path, '')).errcode).toBe(44002)
    expect((await kit.raw('GET', path)).errcode).toBe(43302)
  })
})

describe('the gateway', () => {
  const path = '/wxa/msg_sec_check'
  test('a body whose length is not announced gets nowhere', async () => {
    expect((await kit.raw('POST', path, undefined, { 'transfer-encoding': 'chunked' })).status).toBe(412)
    expect((await fetch(kit.standIn.app.baseUrl + path, { method: 'POST', body: new Blob(['{}']).stream(), duplex: 'half' })).status).toBe(412)
  })

  test('what is not a JSON object in UTF-8', async () => {
    for (const body of ['[]', '5', 'null', '{', 'a=b', '"text"']) expect((await kit.post(path, body)).errcode).toBe(47001)
    const token = String((await kit.token()).body.access_token)
    expect((await kit.raw('POST', `${path}?access_token=${token}`, Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]))).errcode).toBe(47001)
    expect((await kit.raw('POST', '/wxa/nothing', '{}')).errcode).toBe(40066)
  })

  test('a token in the body is none', async () => {
    const token = String((await kit.token()).body.access_token)
    expect((await kit.raw('POST', path, JSON.stringify({ access_token: token }))).errcode).toBe(41001)
  })
})

describe('pictures, and what is told afterwards', () => {
  let receiver: Server
  let got: { query: URLSearchParams; body: string }[]
  const target = { token: 'AAAAA', aesKey: 'A'.repeat(43), mode: 'safe' as const }
  beforeEach(async () => {
    got = []
    receiver = createServer((request, response) => {
      let body = ''
      request.on('data', (piece: Buffer) => (body += piece.toString()))
      request.on('end', () => {
        got.push({ query: new URL(request.url ?? '/', 'http://x').searchParams, body })
        response.end(got.length < 3 ? 'later' : 'success')
      })
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    kit.standIn.world.pushes.target = { ...target, url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/push` }
  })
  afterEach(() => new Promise((resolve) => receiver.close(resolve)))

  test('a trace now, the verdict as a signed and encrypted message, again until it is taken', async () => {
    kit.standIn.codeFor('oA')
    const ask = (change: object = {}) => kit.post('/wxa/media_check_async', { media_url: 'https://ejia.test/f/1.jpg', media_type: 2, version: 2, scene: 1, openid: 'oA', ...change })
    for (const [change, errcode] of [[{ media_url: 'files/1.jpg' }, 47001], [{ media_url: '' }, 44002], [{ media_type: 3 }, 47001], [{ version: 1 }, 47001], [{ scene: 9 }, 40129], [{ openid: 'oB' }, 40003]] as const) expect((await ask(change)).errcode).toBe(errcode)
    const { trace_id: traceId } = (await ask()).body
    await kit.raw('POST', '/_stand-in/media-verdicts', JSON.stringify({ traceId, suggest: 'risky', label: '20002' }))
    await kit.standIn.world.pushes.settled()
    expect(got).toHaveLength(3)
    const { query, body } = got[2]!
    const { Encrypt: encrypted } = JSON.parse(body) as { Encrypt: string }
    const [timestamp, nonce] = [query.get('timestamp')!, query.get('nonce')!]
    expect(query.get('signature')).toBe(signPush(target.token, timestamp, nonce))
    expect(query.get('msg_signature')).toBe(signPush(target.token, timestamp, nonce, encrypted))
    const { message, appId } = decryptPush(target.aesKey, encrypted)
    expect(appId).toBe(kit.standIn.app.appId)
    expect(JSON.parse(message)).toMatchObject({ FromUserName: 'oA', MsgType: 'event', Event: 'wxa_media_check', trace_id: traceId, version: 2, result: { suggest: 'risky', label: '20002' } })
  })
})

test('the control surface says what it does not understand', async () => {
  const control = (name: string, body: string) => kit.raw('POST', `/_stand-in/${name}`, body)
  expect((await control('login-codes', '{}')).status).toBe(400)
  expect((await control('nothing', '{}')).status).toBe(404)
  expect((await control('subscriptions', '{"openid":"oA","templateIds":["gone"]}')).body.error).toContain('20001')
  expect((await control('login-codes', '{"openid":"oA"}')).body.code).toMatch(/^0a[0-9a-f]{30}$/)
})
