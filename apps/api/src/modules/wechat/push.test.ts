import { sql } from 'drizzle-orm'
import { startTestApp, testNow, type TestApp } from '../../../test/harness/app'
import { pushSettings as push, takePushes } from '../../../test/harness/wechat-hospital'
import { WechatStandIn } from '../../../test/stand-ins/wechat'
import { encryptPush, signPush } from '../../../test/stand-ins/wechat/push-crypto'
import { onPush, type PushEvent } from '.'
import { decryptPush, isSigned } from './push.crypto'

// registered once per process, as modules do
const heard: PushEvent[] = []
let failures = 0
onPush('user_authorization_revoke', async (ctx, event) => {
  await ctx.db.execute(sql`select 1`)
  heard.push(event)
  if (failures-- > 0) throw new Error('could not')
})
onPush('subscribe_msg_popup_event', (_ctx, event) => {
  heard.push(event)
  return Promise.resolve()
})

/** Of the platform's description, all re-computed. */
describe('the golden vectors of message push', () => {
  const golden = { token: 'AAAAA', aesKey: 'A'.repeat(43), appId: 'wxba5fad812f8e6fb9' }
  const message = '{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}'
  const encrypted = encryptPush(golden.aesKey, golden.appId, message, Buffer.from('a8eedb185eb2fecf'))

  test('the proof of the address, and of an open message', () => {
    expect(isSigned('f464b24fc39322e44b38aa78f5edd27bd1441696', [golden.token, '1714036504', '1514711492'])).toBe(true)
    expect(isSigned('899cf89e464efb63f54ddac96b0a0a235f53aa78', [golden.token, '1714037059', '486452656'])).toBe(true)
    for (const wrong of ['', 'zz', 'f464b24f', '899cf89e464efb63f54ddac96b0a0a235f53aa78']) expect(isSigned(wrong, [golden.token, '1714036504', '1514711492'])).toBe(false)
  })

  test('an encrypted message: its signature and what is in it', () => {
    expect(isSigned('046e02f8204d34f8ba5fa3b1db94908f3df2e9b3', [golden.token, '1714112445', '415670741', encrypted])).toBe(true)
    expect(decryptPush(golden.aesKey, golden.appId, encrypted)).toBe(message)
    const reply = 'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ=='
    expect(isSigned('1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1', [golden.token, '1713424427', '415670741', reply])).toBe(true)
    expect(decryptPush(golden.aesKey, golden.appId, reply)).toBe('{"demo_resp":"good luck"}')
  })

  test('what is meant for another mini-program, cut, filled wrongly or made with another key is nothing', () => {
    expect(decryptPush(golden.aesKey, 'wx0000000000000000', encrypted)).toBeNull()
    expect(decryptPush('B'.repeat(43), golden.appId, encrypted)).toBeNull()
    for (const wrong of ['', 'AAAA', encrypted.slice(0, -24), `${encrypted.slice(0, 40)}${'A'.repeat(24)}${encrypted.slice(64)}`.slice(0, 100), '!!!']) expect(decryptPush(golden.aesKey, golden.appId, wrong)).toBeNull()
  })
})

describe('messages of the platform', () => {
  let wechat: WechatStandIn
  let host: TestApp
  let url: string

  beforeAll(async () => {
    wechat = await WechatStandIn.start({ now: () => Date.parse(testNow) })
    host = await startTestApp({ wechat: wechat.app, wechatPush: push })
    url = await takePushes(host, wechat)
  })
  beforeEach(() => {
    heard.length = 0
    failures = 0
  })
  afterAll(async () => {
    await host.close()
    await wechat.stop()
  })

  const tell = async (event: string, openid: string, fields: object = {}) => {
    wechat.world.pushes.tell(event, openid, fields)
    await wechat.world.pushes.settled()
    return wechat.world.pushes.told.at(-1)
  }
  const seconds = String(Date.parse(testNow) / 1000)
  const post = async (body: string, query: Record<string, string>) => {
    const response = await fetch(`${url}?${new URLSearchParams(query).toString()}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    return { status: response.status, text: await response.text() }
  }
  const safely = (message: string, { timestamp = seconds, nonce = '77', appId = wechat.app.appId } = {}) => {
    const encrypted = encryptPush(push.aesKey, appId, message)
    const query = { timestamp, nonce, signature: signPush(push.token, timestamp, nonce), encrypt_type: 'aes', msg_signature: signPush(push.token, timestamp, nonce, encrypted) }
    return { body: JSON.stringify({ ToUserName: 'gh_1', Encrypt: encrypted }), query }
  }
  const revoked = (serial: number) => JSON.stringify({ FromUserName: 'oPlatform', CreateTime: 1_795_327_200 + serial, MsgType: 'event', Event: 'user_authorization_revoke', OpenID: `oRevoked${serial}`, RevokeInfo: '8' })

  test('the address proves itself, and echoes to nobody else', async () => {
    expect(await wechat.world.pushes.verify()).toBe(true)
    const { timestamp, nonce } = { timestamp: '1', nonce: '2' }
    const ask = async (query: Record<string, string>) => (await fetch(`${url}?${new URLSearchParams(query).toString()}`)).status
    expect(await ask({ timestamp, nonce, signature: signPush('another', timestamp, nonce), echostr: '5' })).toBe(403)
    expect(await ask({ timestamp, nonce, signature: signPush(push.token, timestamp, nonce), echostr: '<script>' })).toBe(403)
    expect(await ask({})).toBe(403)
  })

  test('a handler hears the event, the person it is about, and the entries of a list, be it one or many', async () => {
    expect(await tell('user_authorization_revoke', 'oPlatform', { OpenID: 'oWho', RevokeInfo: '8' })).toMatchObject({ attempts: 1, status: 200, answer: 'success' })
    expect(heard).toMatchObject([{ event: 'user_authorization_revoke', openid: 'oWho', at: new Date(testNow), fields: { RevokeInfo: '8' }, list: [] }])
    const one = { TemplateId: 't1', SubscribeStatusString: 'accept', PopupScene: '0' }
    await tell('subscribe_msg_popup_event', 'oWho', { List: one })
    await tell('subscribe_msg_popup_event', 'oWho', { List: [one, { ...one, TemplateId: 't2' }] })
    expect(heard.slice(1).map((event) => event.list.map((entry) => entry.TemplateId))).toEqual([['t1'], ['t1', 't2']])
  })

  test('ids beyond 2^53 come whole', async () => {
    const { body, query } = safely('{"FromUserName":"oBig","CreateTime":1795327000,"MsgType":"event","Event":"subscribe_msg_popup_event","MsgID":1988810812324364291}')
    expect(await post(body, query)).toEqual({ status: 200, text: 'success' })
    expect(heard[0]?.fields.MsgID).toBe('1988810812324364291')
  })

  test('each message is dealt with once, also when it comes twice at once', async () => {
    const { body, query } = safely(revoked(1))
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(body, query)))
    expect(answers.map(({ text }) => text)).toEqual(Array(5).fill('success'))
    // encrypted anew, with another nonce: still the same message
    const again = safely(revoked(1), { nonce: '78' })
    expect((await post(again.body, again.query)).text).toBe('success')
    expect(heard).toHaveLength(1)
  })

  test('two events of one person in one second are two', async () => {
    await tell('subscribe_msg_popup_event', 'oSame', { List: { TemplateId: 'a' } })
    await tell('subscribe_msg_popup_event', 'oSame', { List: { TemplateId: 'b' } })
    expect(heard).toHaveLength(2)
  })

  test('what failed is not noted as done: the platform sends it again', async () => {
    failures = 2
    expect(await tell('user_authorization_revoke', 'oFails', { RevokeInfo: '8' })).toMatchObject({ attempts: 3, status: 200 })
    expect(heard).toHaveLength(3)
  })

  test('events nobody cares for are answered, so that they are not sent again', async () => {
    expect(await tell('wxa_punish_event', 'oWho')).toMatchObject({ attempts: 1, status: 200, answer: 'success' })
  })

  test.each([
    ['another token', () => ({ msg_signature: signPush('another', seconds, '77', 'x') })],
    ['the signature without the message', () => ({ msg_signature: signPush(push.token, seconds, '77') })],
    ['no signature', () => ({ msg_signature: '' })],
  ])('%s: refused', async (_name, change) => {
    const { body, query } = safely(revoked(2))
    expect((await post(body, { ...query, ...change() })).status).toBe(403)
    expect(heard).toHaveLength(0)
  })

  test('for another mini-program, older than ten minutes, or from tomorrow: refused', async () => {
    const moments = [Number(seconds) - 601, Number(seconds) + 601].map((timestamp) => safely(revoked(3), { timestamp: String(timestamp) }))
    for (const { body, query } of [safely(revoked(3), { appId: 'wxffffffffffffffff' }), ...moments]) expect((await post(body, query)).status).toBe(403)
    const late = safely(revoked(3), { timestamp: String(Number(seconds) - 599) })
    expect((await post(late.body, late.query)).status).toBe(200)
    expect(heard).toHaveLength(1)
  })

  test('open messages are refused unless they are wanted, XML always, nonsense never crashes', async () => {
    const proof = { timestamp: seconds, nonce: '1', signature: signPush(push.token, seconds, '1') }
    expect((await post(revoked(4), proof)).status).toBe(403)
    expect((await post('<xml><Encrypt>x</Encrypt></xml>', { ...proof, encrypt_type: 'aes', msg_signature: '0' })).status).toBe(415)
    for (const body of ['', '[]', 'nothing', '{"Encrypt":5}', '{}']) expect([400, 403]).toContain((await post(body, { ...proof, encrypt_type: 'aes', msg_signature: 'ff' })).status)
    const { body, query } = safely('not json')
    expect((await post(body, query)).status).toBe(400)
    expect((await post('x'.repeat(300_000), proof)).status).toBe(413)
    const open = await startTestApp({ wechat: wechat.app, wechatPush: { ...push, plain: true } })
    const answer = await open.app.inject({ method: 'POST', url: '/api/v1/wechat/push', query: proof, payload: revoked(4), headers: { 'content-type': 'text/xml' } })
    expect([answer.statusCode, answer.body]).toEqual([200, 'success'])
    await open.close()
  })

  test('nothing of the person is kept, and old notes are forgotten', async () => {
    const { rows } = await host.app.pool.query('select * from wechat_pushes')
    expect(rows.length).toBeGreaterThan(3)
    expect(JSON.stringify(rows)).not.toContain('oWho')
    host.clock.advance(4 * 86_400)
    await host.app.keepHouse()
    expect((await host.app.pool.query('select * from wechat_pushes')).rows).toEqual([])
  })

  test('where no token is set, there is no such address', async () => {
    const closed = await startTestApp({ wechat: wechat.app })
    expect((await closed.app.inject({ method: 'GET', url: '/api/v1/wechat/push' })).statusCode).toBe(404)
    expect((await closed.app.inject({ method: 'POST', url: '/api/v1/wechat/push' })).statusCode).toBe(404)
    await closed.close()
  })
})
