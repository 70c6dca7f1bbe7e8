import { counted } from '../../metrics'
import { WechatStandIn } from '../../../test/stand-ins/wechat'
import { piecesOf } from './content-check'
import { parseExactly } from './exact-json'
import { wechatClient } from './wechat.client'
import type { WechatClient } from './wechat.types'

let wechat: WechatStandIn
let client: WechatClient
let now: number
beforeEach(async () => {
  now = Date.parse('2026-11-22T06:00:00Z')
  wechat = await WechatStandIn.start({ now: () => now })
  client = wechatClient(wechat.app, () => now)
})
afterEach(() => wechat.stop())

const tokenPath = '/cgi-bin/stable_token'
const sendPath = '/cgi-bin/message/subscribe/send'
const codePath = '/wxa/getwxacodeunlimit'
const phonePath = '/wxa/business/getuserphonenumber'

/** What an error says, with everything behind it. */
async function refusal(work: Promise<unknown>): Promise<{ code: string; status: number; retryAfter?: number; all: string }> {
  const error = await work.then(
    () => { throw new Error('nothing was refused') },
    (thrown: Error & { code: string; status: number; retryAfter?: number; cause?: Error }) => thrown,
  )
  return { code: error.code, status: error.status, ...(error.retryAfter !== undefined && { retryAfter: error.retryAfter }), all: `${error.stack} ${error.cause?.message} ${error.cause?.stack}` }
}
/** How often `asked` had this result. */
const replies = (asked: string, result: string): number => {
  const text = counted.find(({ name }) => name === 'ejia_wechat_replies_total')?.text() ?? ''
  return Number(new RegExp(`asked="${asked}",result="${result}"\\} (\\d+)`).exec(text)?.[1] ?? 0)
}
const phoneOf = (openid = 'oA', phone = '13900000001') => client.phoneNumber({ code: wechat.phoneCodeFor(openid, phone), openid })

describe('the token', () => {
  test('fifty at once ask for it once', async () => {
    await Promise.all(Array.from({ length: 50 }, () => phoneOf()))
    expect(wechat.asked.get(tokenPath)).toBe(1)
    expect(wechat.asked.get(phonePath)).toBe(50)
  })

  test('is renewed before it ends, while the old one serves', async () => {
    await phoneOf()
    for (const seconds of [6959, 1]) {
      now += seconds * 1000
      await phoneOf()
    }
    // the renewal runs beside the question that saw it was due
    for (let at = 0; at < 50 && wechat.asked.get(tokenPath) !== 2; at++) await new Promise((resolve) => setTimeout(resolve, 10))
    expect(wechat.asked.get(tokenPath)).toBe(2)
    now += 600_000
    await phoneOf()
    expect([wechat.asked.get(tokenPath), replies('phone', 'token')]).toEqual([2, 0])
  })

  test('spoilt by somebody else: fetched again and the question repeated, once', async () => {
    await phoneOf()
    wechat.world.tokens.revokeAll()
    await Promise.all([phoneOf(), phoneOf(), phoneOf()])
    expect(wechat.asked.get(tokenPath)).toBeLessThanOrEqual(3)
    wechat.faults.add(phonePath, { kind: 'refuse', errcode: 42001 }, 9)
    const before = wechat.asked.get(phonePath)!
    expect(await refusal(phoneOf())).toMatchObject({ code: 'auth.wechat_unavailable' })
    expect(wechat.asked.get(phonePath)! - before).toBe(2)
  })

  test.each([40001, 40014, 42001])('%i: repeated once, and the answer is as if nothing had been', async (errcode) => {
    wechat.faults.add(phonePath, { kind: 'refuse', errcode })
    expect(await phoneOf()).toEqual({ phone: '13900000001' })
  })

  test.each([40164, 61004, 45009, 48001])('%i is not repeated', async (errcode) => {
    wechat.faults.add(phonePath, { kind: 'refuse', errcode })
    expect(await refusal(phoneOf())).toMatchObject({ code: 'auth.wechat_unavailable' })
    expect(wechat.asked.get(phonePath)).toBe(1)
  })

  test('a failure is told to those who waited, not to those who come later', async () => {
    wechat.faults.add(tokenPath, { kind: 'cut' })
    const all = await Promise.allSettled([phoneOf(), phoneOf(), phoneOf()])
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(wechat.asked.get(tokenPath)).toBe(1)
    expect(await phoneOf()).toEqual({ phone: '13900000001' })
  })

  test('is never forced', async () => {
    const bodies: string[] = []
    const real = wechat.world.tokens.forceStable.bind(wechat.world.tokens)
    wechat.world.tokens.forceStable = () => (bodies.push('forced'), real())
    await phoneOf()
    wechat.world.tokens.revokeAll()
    await phoneOf()
    expect(bodies).toEqual([])
  })
})

describe('sign-in', () => {
  test('a fresh code tells the openid, and nothing but the openid', async () => {
    expect(await client.codeToSession(wechat.codeFor('oAbc'))).toEqual({ openid: 'oAbc' })
  })

  test('used, expired, unknown and empty codes are the person’s to renew; a blocked person is told', async () => {
    const used = wechat.codeFor('oAbc')
    await client.codeToSession(used)
    for (const code of [used, wechat.codeFor('oAbc', 'expired'), 'never-issued', '']) expect(await refusal(client.codeToSession(code))).toMatchObject({ code: 'auth.wechat_code_invalid', status: 401 })
    expect(await refusal(client.codeToSession(wechat.codeFor('oAbc', 'blocked')))).toMatchObject({ code: 'auth.wechat_blocked' })
  })

  test('the quota of the minute: try again in a minute', async () => {
    wechat.behaviour = 'quota'
    expect(await refusal(client.codeToSession('x'))).toMatchObject({ code: 'rate.limited', retryAfter: 60 })
    expect(replies('session', 'quota')).toBeGreaterThan(0)
  })

  test.each(['busy', 'html', 'no_openid', 'address'] as const)('%s: unavailable, never a crash', async (behaviour) => {
    wechat.behaviour = behaviour
    expect(await refusal(client.codeToSession(wechat.codeFor('oAbc')))).toMatchObject({ code: 'auth.wechat_unavailable', status: 503 })
  })

  test('a platform that says nothing is given up after five seconds', async () => {
    wechat.behaviour = 'silent'
    expect((await refusal(client.codeToSession('x'))).code).toBe('auth.wechat_unavailable')
  })

  test('nobody listening, wrong app, wrong secret, no credentials: unavailable, and no text holds secret, code or openid', async () => {
    const code = wechat.codeFor('oSecretPerson')
    for (const app of [{ ...wechat.app, baseUrl: 'http://127.0.0.1:9' }, { ...wechat.app, appId: 'wxffffffffffffffff' }, { ...wechat.app, appSecret: 'another-app-secret!' }]) {
      const { code: problem, all } = await refusal(wechatClient(app, () => now).codeToSession(code))
      expect(problem).toBe('auth.wechat_unavailable')
      for (const hidden of [app.appSecret, code, 'oSecretPerson']) expect(all).not.toContain(hidden)
    }
    const none = wechatClient(null, () => now)
    expect(none.configured).toBe(false)
    for (const work of [none.codeToSession(code), none.phoneNumber({ code, openid: 'oA' }), none.codeImage({ scene: 'a', page: 'a/b' }), none.checkImage({ openid: 'oA', url: 'https://x.test/', scene: 'post' })]) expect((await refusal(work)).code).toBe('auth.wechat_unavailable')
    expect(await none.checkText({ openid: 'oA', text: '好', scene: 'post' })).toBeNull()
  })

  test('a secret that is refused is counted as such, where a token is asked for too', async () => {
    const before = [replies('session', 'secret'), replies('token', 'secret')]
    const wrong = wechatClient({ ...wechat.app, appSecret: 'stand-in-app-secreT' }, () => now)
    await refusal(wrong.codeToSession(wechat.codeFor('oA')))
    await refusal(wrong.phoneNumber({ code: 'x', openid: 'oA' }))
    expect([replies('session', 'secret'), replies('token', 'secret')]).toEqual(before.map((one) => one + 1))
  })
})

describe('phone numbers', () => {
  test('eleven digits, whichever way the country is written; of the person whose code it is', async () => {
    expect([await phoneOf(), await phoneOf(), await phoneOf()]).toEqual(Array(3).fill({ phone: '13900000001' }))
    const code = wechat.phoneCodeFor('oA', '13900000002')
    wechat.codeFor('oB')
    const { code: problem, all } = await refusal(client.phoneNumber({ code, openid: 'oB' }))
    expect(problem).toBe('auth.wechat_code_invalid')
    expect(all).not.toContain('13900000002')
  })

  test('a number from elsewhere', async () => {
    const code = wechat.world.people.issue('oA', { phone: '91234567', countryCode: '852' })
    expect(await refusal(client.phoneNumber({ code, openid: 'oA' }))).toMatchObject({ code: 'auth.phone_not_mainland', status: 422 })
  })
})

describe('codes', () => {
  test('a picture, asked for once however many want it', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => client.codeImage({ scene: 'a=1', page: 'features/activities/detail/index' })))
    expect(all[0]?.subarray(0, 2).toString('hex')).toBe('ffd8')
    expect(wechat.asked.get(codePath)).toBe(1)
    await client.codeImage({ scene: 'a=2', page: 'features/activities/detail/index' })
    expect(wechat.asked.get(codePath)).toBe(2)
  })

  test('no more than a hundred are kept, and the oldest goes first', async () => {
    const image = (at: number) => client.codeImage({ scene: `a=${at}`, page: 'a/b' })
    for (let at = 0; at < 100; at++) await image(at)
    await image(0)
    await image(100)
    expect(wechat.asked.get(codePath)).toBe(101)
    await image(0)
    expect(wechat.asked.get(codePath)).toBe(101)
    await image(1)
    expect(wechat.asked.get(codePath)).toBe(102)
  })

  test('a page the platform has not heard of yet is not checked then', async () => {
    wechat.world.pages = new Set(['tabs/home/index'])
    expect((await client.codeImage({ scene: 'a', page: 'features/new/index' })).length).toBeGreaterThan(1000)
    expect(wechat.asked.get(codePath)).toBe(2)
  })

  test('errors come instead of pictures, and are not kept', async () => {
    wechat.faults.add(codePath, { kind: 'refuse', errcode: 45009 })
    expect((await refusal(client.codeImage({ scene: 'a', page: 'a/b' }))).code).toBe('auth.wechat_unavailable')
    expect((await client.codeImage({ scene: 'a', page: 'a/b' })).length).toBeGreaterThan(1000)
  })

  test('what a code cannot carry is refused before anybody is asked', async () => {
    for (const scene of ['', 'a'.repeat(33), 'a%20b', 'a b', '支部', 'a"b']) expect((await refusal(client.codeImage({ scene, page: 'a/b' }))).code).toBe('request.invalid')
    for (const page of ['', '/a/b', 'a/b?x=1', 'https://x.test']) expect((await refusal(client.codeImage({ scene: 'a', page }))).code).toBe('request.invalid')
    expect(wechat.calls).toBe(0)
    expect((await client.codeImage({ scene: "09azAZ!#$&'()*+,/:;=?@-._~", page: 'a/b' })).length).toBeGreaterThan(1000)
  })
})

describe('subscribe messages', () => {
  const message = { openid: 'oA', templateId: 'template-one', page: '/tabs/home/index', data: { thing1: '主题党日', time2: '2026-11-22 14:00' } }
  beforeEach(() => wechat.addTemplate('template-one', ['thing1', 'time2']))

  test('sent, with an id that no number could hold; then no agreement is left', async () => {
    wechat.accept('oA', 'template-one')
    const sent = await client.sendSubscribeMessage(message)
    expect(sent).toEqual({ outcome: 'sent', msgId: wechat.world.subscriptions.sent[0]?.msgId })
    expect(wechat.world.subscriptions.sent).toMatchObject([{ page: 'tabs/home/index', data: { thing1: '主题党日', time2: '2026年11月22日 14:00' } }])
    expect(await client.sendSubscribeMessage(message)).toEqual({ outcome: 'refused', errcode: 43101 })
  })

  test('values are brought into form; what cannot be is not sent', async () => {
    wechat.accept('oA', 'template-one', 2)
    const send = (data: Record<string, string>) => client.sendSubscribeMessage({ ...message, data: { ...message.data, ...data } })
    expect((await send({ thing1: '  关于召开\n2026年第四季度党员大会和专题党课的通知 ' })).outcome).toBe('sent')
    expect(wechat.world.subscriptions.sent[0]?.data.thing1).toBe('关于召开 2026年第四季度党员大会和…')
    expect(await send({ thing1: ' \n ' })).toEqual({ outcome: 'invalid', errcode: 47003 })
    expect(await send({ time2: '下午' })).toEqual({ outcome: 'invalid', errcode: 47003 })
    expect(wechat.asked.get(sendPath)).toBe(1)
  })

  test('many to one person go one after the other', async () => {
    wechat.accept('oA', 'template-one', 8)
    const all = await Promise.all(Array.from({ length: 8 }, () => client.sendSubscribeMessage(message)))
    expect(all.map(({ outcome }) => outcome)).toEqual(Array(8).fill('sent'))
  })

  test.each([
    [43101, 'refused'],
    [43108, 'busy'],
    [-1, 'busy'],
    [45009, 'busy'],
    [45011, 'busy'],
    [47003, 'invalid'],
    [40037, 'invalid'],
    [41030, 'invalid'],
    [40003, 'invalid'],
    [40164, 'unavailable'],
    [61004, 'unavailable'],
    [48001, 'unavailable'],
  ])('%i: %s', async (errcode, outcome) => {
    wechat.accept('oA', 'template-one')
    wechat.faults.add(sendPath, { kind: 'refuse', errcode })
    expect(await client.sendSubscribeMessage(message)).toEqual({ outcome, errcode })
    expect(wechat.asked.get(sendPath)).toBe(1)
  })

  test('a lost answer is told as such: it may have been sent. Not reached at all: it was not', async () => {
    wechat.accept('oA', 'template-one', 2)
    wechat.faults.add(sendPath, { kind: 'drop' })
    expect(await client.sendSubscribeMessage(message)).toEqual({ outcome: 'unknown', errcode: null })
    expect(wechat.world.subscriptions.sent).toHaveLength(1)
    wechat.faults.add(tokenPath, { kind: 'cut' })
    now += 7200_000
    expect(await client.sendSubscribeMessage(message)).toEqual({ outcome: 'busy', errcode: null })
    const nowhere = wechatClient({ ...wechat.app, baseUrl: 'http://127.0.0.1:9' }, () => now)
    expect(await nowhere.sendSubscribeMessage(message)).toEqual({ outcome: 'busy', errcode: null })
    expect((await refusal(wechatClient(null, () => now).sendSubscribeMessage(message))).code).toBe('auth.wechat_unavailable')
  })
})

describe('content', () => {
  beforeEach(() => wechat.codeFor('oA'))
  const check = (text: string, openid = 'oA') => client.checkText({ openid, text, scene: 'comment' })

  test('a verdict; the worst of a long text’s parts; none when it cannot be asked', async () => {
    expect(await check('学习体会')).toEqual({ suggest: 'pass', label: 100 })
    expect(await check('换届选举')).toEqual({ suggest: 'review', label: 20001 })
    expect(await check(`${'字'.repeat(5000)}网上赌博`)).toEqual({ suggest: 'risky', label: 20006 })
    expect(wechat.asked.get('/wxa/msg_sec_check')).toBe(5)
    expect(await check('')).toEqual({ suggest: 'pass', label: 100 })
    expect(await check('好', 'oNobody')).toBeNull()
    now += 7200_000
    expect(await check('好')).toBeNull()
    wechat.behaviour = 'html'
    expect(await check('好')).toBeNull()
  })

  test('no sign is cut in two', () => {
    const text = `${'a'.repeat(2499)}𠮷${'b'.repeat(2500)}`
    const pieces = piecesOf(text)
    expect(pieces.join('')).toBe(text)
    expect(pieces.every((piece) => piece.length <= 2500 && !/[\uD800-\uDBFF]$|^[\uDC00-\uDFFF]/.test(piece))).toBe(true)
  })

  test('a picture gets a trace', async () => {
    const { traceId } = await client.checkImage({ openid: 'oA', url: 'https://ejia.test/files/1.jpg', scene: 'forum' })
    expect(wechat.world.pictures.get(traceId)).toEqual({ openid: 'oA', url: 'https://ejia.test/files/1.jpg' })
    expect((await refusal(client.checkImage({ openid: 'oNobody', url: 'https://x.test/1.jpg', scene: 'forum' }))).code).toBe('auth.wechat_unavailable')
  })
})

test('what a phone does where WeChat is played', async () => {
  const { standIn } = client
  expect(await client.codeToSession(await standIn!.loginCode('oPlay'))).toEqual({ openid: 'oPlay' })
  expect(await client.phoneNumber({ code: await standIn!.phoneCode({ openid: 'oPlay', phone: '13900000009' }), openid: 'oPlay' })).toEqual({ phone: '13900000009' })
  wechat.addTemplate('template-one', ['thing1'])
  await standIn!.acceptSubscriptions({ openid: 'oPlay', templateIds: ['template-one'] })
  expect((await client.sendSubscribeMessage({ openid: 'oPlay', templateId: 'template-one', data: { thing1: '好' } })).outcome).toBe('sent')
  expect(wechatClient({ ...wechat.app, standIn: false }, () => now).standIn).toBeNull()
})

test('whole numbers beyond 2^53 are read as text, everything else as JSON is', () => {
  expect(parseExactly('{"msgid":1988810812324364291,"n":[9007199254740991,-9007199254740993,1.5,1e3,0],"t":"id 1988810812324364291 \\" 1988810812324364291"}')).toEqual({
    msgid: '1988810812324364291',
    n: [9007199254740991, '-9007199254740993', 1.5, 1000, 0],
    t: 'id 1988810812324364291 " 1988810812324364291',
  })
  for (const wrong of ['', '{', '{"a":}', '"open', '"\\']) expect(() => parseExactly(wrong)).toThrow(SyntaxError)
})
