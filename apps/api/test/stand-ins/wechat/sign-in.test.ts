import { createHmac } from 'node:crypto'
import { startStandIn } from './ask.test-kit'

type Kit = Awaited<ReturnType<typeof startStandIn>>
let kit: Kit
beforeEach(async () => {
  kit = await startStandIn()
})
afterEach(() => kit.standIn.stop())

describe('jscode2session of the stand-in', () => {
  test('a code is good once, and the success says nothing of errors', async () => {
    const code = kit.standIn.codeFor('oA')
    const first = await kit.session(code)
    expect(first).toMatchObject({ status: 200, type: 'text/plain', body: { openid: 'oA' } })
    expect(Object.keys(first.body).sort()).toEqual(['openid', 'session_key'])
    expect(Buffer.from(String(first.body.session_key), 'base64')).toHaveLength(16)
    expect((await kit.session(code)).errcode).toBe(40163)
  })

  test('until 300 seconds old', async () => {
    const [young, old] = [kit.standIn.codeFor('oA'), kit.standIn.codeFor('oA')]
    kit.standIn.world.clock.advance(299)
    expect((await kit.session(young)).errcode).toBeUndefined()
    kit.standIn.world.clock.advance(1)
    expect((await kit.session(old)).errcode).toBe(40029)
  })

  test('what is missing or wrong, in the platform’s order', async () => {
    const code = kit.standIn.codeFor('oA')
    const { appId, appSecret } = kit.standIn.app
    const wrong = async (change: Record<string, string>) => (await kit.session(code, change)).errcode
    expect(await wrong({ appid: '' })).toBe(41002)
    expect(await wrong({ secret: '' })).toBe(41004)
    expect(await wrong({ js_code: '' })).toBe(41008)
    expect(await wrong({ grant_type: 'client_credential' })).toBe(40002)
    expect(await wrong({ appid: 'wxffffffffffffffff' })).toBe(40013)
    expect(await wrong({ secret: 'x'.repeat(32) })).toBe(40125)
    expect(await wrong({ js_code: 'never-issued' })).toBe(40029)
    expect(await wrong({ js_code: kit.standIn.phoneCodeFor('oA', '13900000001') })).toBe(40029)
    expect(await wrong({ js_code: kit.standIn.codeFor('oA', 'blocked') })).toBe(40226)
    const posted = await kit.raw('POST', '/sns/jscode2session', JSON.stringify({ appid: appId, secret: appSecret, js_code: code, grant_type: 'authorization_code' }))
    expect(posted.errcode).toBe(41002)
    // none of that has spent the code
    expect((await kit.session(code)).errcode).toBeUndefined()
  })

  test('errors are HTTP 200 and end with a request id that begins with the moment', async () => {
    const { status, errmsg } = await kit.session('nothing')
    const [, seconds] = /^invalid code rid: ([0-9a-f]{8})-[0-9a-f]{8}-[0-9a-f]{8}$/.exec(errmsg) ?? []
    expect([status, parseInt(seconds ?? '', 16)]).toEqual([200, Date.parse('2026-11-22T06:00:00Z') / 1000])
  })

  test('a hundred a minute for each person', async () => {
    kit.standIn.world.quotas.limits.set('session:oA', 2)
    const ask = async (openid: string) => (await kit.session(kit.standIn.codeFor(openid))).errcode
    expect([await ask('oA'), await ask('oA'), await ask('oA'), await ask('oB')]).toEqual([undefined, undefined, 45011, undefined])
    kit.standIn.world.clock.advance(60)
    expect(await ask('oA')).toBeUndefined()
  })
})

describe('tokens of the stand-in', () => {
  const textOf = async (change?: object) => String((await kit.token(change)).body.access_token)
  const use = async (token: string) => (await kit.raw('POST', `/wxa/business/getuserphonenumber?access_token=${token}`, '{"code":"x"}')).errcode

  test('the same until five minutes before its end; then the next, and both are good', async () => {
    const first = await kit.token()
    expect(first.body).toEqual({ access_token: expect.stringMatching(/^.{500,512}$/) as string, expires_in: 7200 })
    kit.standIn.world.clock.advance(6899)
    expect((await kit.token()).body).toEqual({ access_token: first.body.access_token, expires_in: 301 })
    kit.standIn.world.clock.advance(1)
    const second = await textOf()
    expect(second).not.toBe(first.body.access_token)
    expect([await use(String(first.body.access_token)), await use(second)]).toEqual([40029, 40029])
    kit.standIn.world.clock.advance(300)
    expect([await use(String(first.body.access_token)), await use(second)]).toEqual([42001, 40029])
  })

  test('missing, malformed, unknown, expired', async () => {
    expect(await use('')).toBe(41001)
    expect((await kit.raw('POST', '/wxa/business/getuserphonenumber', '{"code":"x"}')).errcode).toBe(41001)
    expect(await use('nonsense')).toBe(40014)
    expect(await use(`96_${'A'.repeat(508)}`)).toBe(40001)
    expect((await kit.raw('POST', `/wxa/msg_sec_check?access_token=96_${'A'.repeat(508)}`, '{}')).errmsg).toContain('getStableAccessToken')
  })

  test('forced: the one before ends; not within thirty seconds; twenty a day', async () => {
    const before = await textOf()
    const forced = await textOf({ force_refresh: true })
    expect([await use(before), await use(forced)]).toEqual([40001, 40029])
    kit.standIn.world.clock.advance(29)
    expect(await textOf({ force_refresh: true })).toBe(forced)
    kit.standIn.world.clock.advance(1)
    expect(await textOf({ force_refresh: true })).not.toBe(forced)
    for (let at = 0; at < 17; at++) await kit.token({ force_refresh: true })
    expect((await kit.token({ force_refresh: true })).errcode).toBe(45009)
    expect((await kit.token()).errcode).toBeUndefined()
  })

  test('wrong method, form, grant, identity, secret; the minute’s quota', async () => {
    expect((await kit.raw('GET', '/cgi-bin/stable_token?grant_type=client_credential')).errcode).toBe(43002)
    expect((await kit.raw('POST', '/cgi-bin/stable_token', '')).errcode).toBe(44002)
    expect((await kit.raw('POST', '/cgi-bin/stable_token', 'grant_type=client_credential', { 'content-type': 'application/x-www-form-urlencoded' })).errcode).toBe(47001)
    const codes = []
    for (const change of [{ grant_type: 'x' }, { appid: '' }, { secret: '' }, { appid: 'wx1' }, { secret: 'short' }, { secret: 'x'.repeat(32) }, { force_refresh: 1 }]) codes.push((await kit.token(change)).errcode)
    expect(codes).toEqual([40002, 41002, 41004, 40013, 40125, 40001, 47001])
    kit.standIn.world.quotas.limits.set('stable_token:minute', 3)
    kit.standIn.world.clock.advance(60)
    for (let at = 0; at < 3; at++) await kit.token()
    expect((await kit.token()).errcode).toBe(45011)
  })

  test('the older kind: every call a new one, the one before five minutes more; the stable one knows nothing of it', async () => {
    const { appId, appSecret } = kit.standIn.app
    const plain = async () => String((await kit.raw('GET', `/cgi-bin/token?grant_type=client_credential&appid=${appId}&secret=${appSecret}`)).body.access_token)
    const stable = await textOf()
    const [one, two] = [await plain(), await plain()]
    expect(one).not.toBe(two)
    kit.standIn.world.clock.advance(299)
    expect([await use(one), await use(two), await use(stable)]).toEqual([40029, 40029, 40029])
    kit.standIn.world.clock.advance(1)
    expect([await use(one), await use(two)]).toEqual([42001, 40029])
  })
})

describe('phone numbers of the stand-in', () => {
  const path = '/wxa/business/getuserphonenumber'
  test('good once, for the person the code was given to, with the number in both forms', async () => {
    const { standIn, post } = kit
    const code = standIn.phoneCodeFor('oA', '13900000001')
    standIn.codeFor('oB')
    expect((await post(path, { code, openid: 'oB' })).errcode).toBe(40029)
    expect((await post(path, { code, openid: 'oNobody' })).errcode).toBe(40003)
    const told = await post(path, { code, openid: 'oA' })
    expect(told.body).toMatchObject({ errcode: 0, errmsg: 'ok', phone_info: { phoneNumber: '13900000001', purePhoneNumber: '13900000001', watermark: { appid: standIn.app.appId } } })
    expect((await post(path, { code, openid: 'oA' })).errcode).toBe(40029)
    const countries = []
    for (const at of [2, 3]) countries.push(((await post(path, { code: standIn.phoneCodeFor('oA', `1390000000${at}`) })).body.phone_info as { countryCode: unknown }).countryCode)
    expect(countries.map((one) => typeof one).sort()).toEqual(['number', 'string'])
  })

  test('a login code, an old code, no code', async () => {
    const { standIn, post } = kit
    const old = standIn.phoneCodeFor('oA', '13900000001')
    standIn.world.clock.advance(300)
    for (const code of [standIn.codeFor('oA'), old, '', 5, undefined]) expect((await post(path, { code })).errcode).toBe(40029)
  })
})

test('the session’s signature is made with the key as text; the golden vectors', async () => {
  const key = 'o0q0otL8aEzpcZL/FT9WsQ=='
  expect(createHmac('sha256', key).update('{"foo":"bar"}').digest('hex')).toBe('654571f79995b2ce1e149e53c0a33dc39c0a74090db514261454e8dbe432aa0b')
  const { standIn, session, token, raw } = kit
  const { session_key: mine } = (await session(standIn.codeFor('oA'))).body
  const { access_token: good } = (await token()).body
  const check = async (signature: string) => (await raw('GET', `/wxa/checksession?access_token=${String(good)}&openid=oA&signature=${signature}&sig_method=hmac_sha256`)).errcode
  expect(await check(createHmac('sha256', String(mine)).update('').digest('hex'))).toBe(0)
  expect(await check(createHmac('sha256', Buffer.from(String(mine), 'base64')).update('').digest('hex'))).toBe(87009)
})
