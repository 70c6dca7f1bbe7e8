import { call, newIdempotencyKey } from '../../shared/api'
import { hasWechatLogin, wechatLoginCode } from '../../platform/login'
import { storage } from '../../platform/storage'

const key = 'demo.device'

const newDevice = (): string => newIdempotencyKey().replace(/[^a-z0-9]/gi, '').slice(0, 32)

/** The phone that this browser plays on a demonstration: to the stand-in of WeChat it is one person. */
export function demoDevice(): string {
  const kept = storage.get<string>(key)
  if (kept) return kept
  changeDemoDevice()
  return storage.get<string>(key) ?? newDevice()
}

/** From now on this browser plays somebody else's phone. */
export const changeDemoDevice = (): void => void storage.set(key, newDevice())

/** A fresh single-use code for `POST /auth/wechat-sessions`: WeChat's, or in a browser the stand-in's. */
export async function loginCode(): Promise<string> {
  if (hasWechatLogin) return wechatLoginCode()
  return (await call('POST /auth/demo-wechat-codes', { body: { device: demoDevice() } })).loginCode
}

/** A code as the phone button gives it, for the number that the demonstration phone is said to have. */
export async function demoPhoneCode(phone: string): Promise<string> {
  const { phoneCode } = await call('POST /auth/demo-wechat-codes', { body: { device: demoDevice(), phone } })
  return phoneCode ?? ''
}
