import { AppError, assertThat } from '../../lib/app-error'

/** The mini-program as the platform knows it, and where the platform is reached. */
export interface WechatApp {
  baseUrl: string
  appId: string
  appSecret: string
}

/** Milliseconds the platform may take; a person is waiting. */
const patience = 5000

interface Reply {
  errcode?: unknown
  errmsg?: unknown
  openid?: unknown
}

/**
 * Exchanges a code of wx.login for the person's openid (`GET /sns/jscode2session`). The session key that comes with it
 * is dropped: nothing here decrypts with it, and it must never reach a client. `null`: no credentials were configured.
 */
export async function codeToSession(app: WechatApp | null, code: string): Promise<{ openid: string }> {
  assertThat(app, 'auth.wechat_unavailable')
  const query = new URLSearchParams({ appid: app.appId, secret: app.appSecret, js_code: code, grant_type: 'authorization_code' })
  const reply = await getJson(`${app.baseUrl}/sns/jscode2session?${query.toString()}`)
  // a success carries no errcode at all, and every error arrives as HTTP 200
  if (reply.errcode !== undefined && reply.errcode !== 0) throw refusal(Number(reply.errcode))
  if (typeof reply.openid !== 'string' || reply.openid === '') throw unavailable('a reply without openid')
  return { openid: reply.openid }
}

/** 40029 unknown, expired or another app's · 40163 used before · 41008 missing */
const codeErrors = new Set([40029, 40163, 41008])
/** Platform's risk control refuses this person. */
const blocked = 40226
/** This minute's calls are used up. */
const tooMany = 45011

/** What the platform's number means to the person; -1 (busy) and wrong credentials (40013, 40125, 41002 …) are not theirs to mend. */
function refusal(errcode: number): AppError {
  if (codeErrors.has(errcode)) return new AppError('auth.wechat_code_invalid')
  if (errcode === blocked) return new AppError('auth.wechat_blocked')
  if (errcode === tooMany) return new AppError('rate.limited', { retryAfter: 60 })
  return unavailable(`errcode ${errcode}`)
}

/** For the operator's log: the number alone. The address holds the secret and errmsg may repeat parts of the request. */
const unavailable = (why: string): AppError => new AppError('auth.wechat_unavailable', { cause: new Error(`WeChat: ${why}`) })

async function getJson(url: string): Promise<Reply> {
  let text: string
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patience), redirect: 'error' })
    text = await response.text()
  } catch (error) {
    throw unavailable(error instanceof Error ? error.name : 'no connection')
  }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // falls through: a proxy's error page, for one
  }
  throw unavailable('a reply that is not JSON')
}
