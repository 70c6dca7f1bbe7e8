import { unavailable } from './refusal'
import { ask } from './transport'
import type { StandInControl } from './wechat.types'

/** The surface of the stand-in (`test/stand-ins/wechat`) on which people's taps are made. */
export function standInControl(baseUrl: string): StandInControl {
  const tell = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const { body: reply } = await ask(baseUrl, { method: 'POST', path: `/_stand-in/${path}`, body }).catch((error: unknown) => {
      throw unavailable(error)
    })
    return JSON.parse(reply.toString('utf8')) as Record<string, unknown>
  }
  return {
    loginCode: async (openid) => String((await tell('login-codes', { openid })).code),
    phoneCode: async (asked) => String((await tell('phone-codes', asked)).code),
    acceptSubscriptions: async (asked) => void (await tell('subscriptions', asked)),
  }
}
