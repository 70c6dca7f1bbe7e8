import { AppError } from '../../lib/app-error'
import type { Platform } from './platform'
import { Refusal, unavailable } from './refusal'
import { Unreached } from './transport'

/** 40029 unknown, expired or another app's · 40163 used before · 41008 missing */
const codeErrors = new Set([40029, 40163, 41008])
/** Platform's risk control refuses this person. */
const blocked = 40226
/** This minute's calls are used up. */
const tooMany = 45011

/** `GET /sns/jscode2session`. The session key is dropped: nothing here decrypts with it, and it must never reach a client. */
export async function codeToSession(platform: Platform, code: string): Promise<{ openid: string }> {
  const reply = await platform.getWithSecret('session', '/sns/jscode2session', { js_code: code, grant_type: 'authorization_code' }).catch(explain)
  if (typeof reply.openid !== 'string' || reply.openid === '') throw unavailable(new Unreached('a reply without openid', true))
  return { openid: reply.openid }
}

/** What the platform's number means to the person whose code it was; being busy and wrong credentials are not theirs to mend. */
export function explain(error: unknown): never {
  if (error instanceof Refusal && codeErrors.has(error.errcode)) throw new AppError('auth.wechat_code_invalid')
  if (error instanceof Refusal && error.errcode === blocked) throw new AppError('auth.wechat_blocked')
  if (error instanceof Refusal && error.errcode === tooMany) throw new AppError('rate.limited', { retryAfter: 60 })
  throw unavailable(error)
}
