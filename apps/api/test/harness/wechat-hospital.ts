import type { ReplyOf } from '@ejia/contract/client/caller'
import type { Env } from '../../src/env'
import { WechatStandIn } from '../stand-ins/wechat'
import { testNow, type TestApp } from './app'
import { useHospital, type Hospital, type Span } from './hospital'

/** What the platform and the app agree on for its messages. */
export const pushSettings = { token: 'PushToken2026', aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG', plain: false }

/** From now on the platform sends its messages to this app. Their address. */
export async function takePushes({ app }: TestApp, wechat: WechatStandIn): Promise<string> {
  const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/api/v1/wechat/push`
  const { token, aesKey } = pushSettings
  wechat.world.pushes.target = { url, token, aesKey, mode: 'safe' }
  return url
}

export interface WechatHospital extends Hospital {
  /** Not to be taken apart before the tests run: it starts with them. */
  readonly wechat: WechatStandIn
  /** What a phone does when it is opened. */
  signIn: (openid: string, at?: TestApp) => Promise<ReplyOf<'POST /auth/wechat-sessions'>>
  /** Of a WeChat that nobody is bound to. */
  ticketOf: (openid: string) => Promise<string>
}

interface Options extends Span {
  env?: Partial<Env>
  /** Whether the platform sends its messages to the app. */
  pushes?: boolean
}

/** As `useHospital`, with the stand-in of WeChat running beside it, whose clock stands where the tests begin. */
export function useWechatHospital({ each = false, env, pushes = false }: Options = {}): WechatHospital {
  const [before, after] = each ? [beforeEach, afterEach] : [beforeAll, afterAll]
  let wechat: WechatStandIn
  before(async () => {
    wechat = await WechatStandIn.start({ now: () => Date.parse(testNow) })
  })
  after(() => wechat.world.pushes.settled())
  const hospital = useHospital({ each, env: () => ({ wechat: wechat.app, ...(pushes && { wechatPush: pushSettings }), ...env }) })
  if (pushes) before(() => takePushes(hospital.host, wechat))
  after(() => wechat.stop())

  const signIn: WechatHospital['signIn'] = (openid, { client } = hospital.host) => client.call('POST /auth/wechat-sessions', { body: { code: wechat.codeFor(openid) } })
  return {
    ...hospital,
    get wechat() {
      return wechat
    },
    signIn,
    ticketOf: async (openid) => {
      const outcome = await signIn(openid)
      if (outcome.state !== 'not_bound') throw new Error('bound already')
      return outcome.ticket
    },
  }
}
