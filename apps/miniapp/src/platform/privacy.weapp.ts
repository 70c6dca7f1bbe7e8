import Taro from '@tarojs/taro'
import { clientError, type ApiError } from '@ejia/contract/client/api-error'
import type { PrivacyQuestion } from './privacy.types'

/** Before base library 2.32.3 nothing is held back, and there is nothing to listen to. */
export function watchPrivacy(ask: (question: PrivacyQuestion) => void): void {
  if (typeof Taro.onNeedPrivacyAuthorization !== 'function') return
  Taro.onNeedPrivacyAuthorization((resolve, { referrer }) => {
    resolve({ event: 'exposureAuthorization' })
    ask({ referrer, agree: (buttonId) => resolve({ event: 'agree', buttonId }), refuse: () => resolve({ event: 'disagree' }) })
  })
}

export function openPrivacyGuide(): Promise<boolean> {
  if (typeof Taro.openPrivacyContract !== 'function') return Promise.resolve(false)
  return new Promise((done) => Taro.openPrivacyContract({ success: () => done(true), fail: () => done(false) }))
}

/** WeChat's numbers: 103 and 104, refused (also silently, within ten seconds of a refusal); 112, not declared; 1025, taken away by WeChat. */
const codes: Record<number, 'client.privacy_refused' | 'client.privacy_undeclared'> = {
  103: 'client.privacy_refused',
  104: 'client.privacy_refused',
  112: 'client.privacy_undeclared',
  1025: 'client.privacy_undeclared',
}

/** Old base libraries say it in words only. */
const words: [RegExp, 'client.privacy_refused' | 'client.privacy_undeclared'][] = [
  [/privacy permission is not authorized/, 'client.privacy_refused'],
  [/api scope is not declared/, 'client.privacy_undeclared'],
]

export function privacyFailure(error: unknown): ApiError | undefined {
  const { errno, errMsg = '' } = (error ?? {}) as { errno?: number; errMsg?: string }
  const code = (errno !== undefined && codes[errno]) || words.find(([pattern]) => pattern.test(errMsg))?.[1]
  // 403: the phone says no; nothing was sent
  return code ? clientError(code, 403) : undefined
}
