import type { Env } from '../../../env'
import type { StandInControl, WechatClient } from '../../wechat'

/** A browser of the demonstration that plays a phone. */
interface DemoPhone {
  device: string
  phone?: string
}

/** Whoever plays WeChat here; null everywhere but on a demonstration. */
export const standInOf = ({ env, wechat }: { env: Env; wechat: WechatClient }): StandInControl | null => (env.demo && !env.production ? wechat.standIn : null)

/** What WeChat would give a phone: the code of wx.login and, when its owner agrees to show a number, the one of the phone button. */
export async function demoCodes(standIn: StandInControl, { device, phone }: DemoPhone): Promise<{ loginCode: string; phoneCode?: string }> {
  const openid = `oDemo${device}`
  const loginCode = await standIn.loginCode(openid)
  return phone === undefined ? { loginCode } : { loginCode, phoneCode: await standIn.phoneCode({ openid, phone }) }
}
