import { WechatStandIn } from '../../../test/stand-ins/wechat'
import { wechatClient } from './wechat.client'
import type { WechatApp } from './wechat.types'

const codeToSession = (app: WechatApp | null, code: string) => wechatClient(app, () => 0).codeToSession(code)

describe('the client of the WeChat platform', () => {
  let wechat: WechatStandIn
  beforeAll(async () => {
    wechat = await WechatStandIn.start()
  })
  beforeEach(() => {
    wechat.behaviour = 'normal'
  })
  afterAll(() => wechat.stop())

  const refusal = async (code: string, app = wechat.app): Promise<{ code?: string; status?: number; cause?: Error }> =>
    codeToSession(app, code).then(
      () => ({}),
      (error: { code: string; status: number; cause: Error }) => error,
    )

  test('a fresh code tells the openid, and nothing but the openid', async () => {
    expect(await codeToSession(wechat.app, wechat.codeFor('oAbc'))).toEqual({ openid: 'oAbc' })
  })

  test('used, expired and unknown codes are the person’s to renew', async () => {
    const code = wechat.codeFor('oAbc')
    await codeToSession(wechat.app, code)
    expect((await refusal(code)).code).toBe('auth.wechat_code_invalid')
    expect((await refusal(wechat.codeFor('oAbc', 'expired'))).code).toBe('auth.wechat_code_invalid')
    expect((await refusal('never-issued')).code).toBe('auth.wechat_code_invalid')
  })

  test('a person whom the platform blocks is told so', async () => {
    expect((await refusal(wechat.codeFor('oAbc', 'blocked'))).code).toBe('auth.wechat_blocked')
  })

  test('the quota of the minute: try again in a minute', async () => {
    wechat.behaviour = 'quota'
    expect(await refusal(wechat.codeFor('oAbc'))).toMatchObject({ code: 'rate.limited', retryAfter: 60 })
  })

  test.each(['busy', 'html', 'no_openid'] as const)('%s: unavailable, never a crash', async (behaviour) => {
    wechat.behaviour = behaviour
    expect(await refusal(wechat.codeFor('oAbc'))).toMatchObject({ code: 'auth.wechat_unavailable', status: 503 })
  })

  test('a platform that says nothing is given up after five seconds', async () => {
    wechat.behaviour = 'silent'
    expect((await refusal(wechat.codeFor('oAbc'))).code).toBe('auth.wechat_unavailable')
  })

  test('nobody listening, wrong app, wrong secret, no credentials: unavailable, and the log never holds the secret', async () => {
    const code = wechat.codeFor('oAbc')
    for (const app of [
      { ...wechat.app, baseUrl: 'http://127.0.0.1:9' },
      { ...wechat.app, appId: 'wxffffffffffffffff' },
      { ...wechat.app, appSecret: 'wrong-secret' },
    ]) {
      const error = await refusal(code, app)
      expect(error.code).toBe('auth.wechat_unavailable')
      expect(`${error.cause?.message} ${error.cause?.stack}`).not.toContain(app.appSecret)
    }
    await expect(codeToSession(null, code)).rejects.toMatchObject({ code: 'auth.wechat_unavailable' })
  })
})
