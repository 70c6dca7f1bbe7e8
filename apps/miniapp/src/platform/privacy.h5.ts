import type { ApiError } from '@ejia/contract/client/api-error'
import type { PrivacyQuestion } from './privacy.types'

export function watchPrivacy(_ask: (question: PrivacyQuestion) => void): void {
  // a browser asks by itself
}

export async function openPrivacyGuide(): Promise<boolean> {
  return false
}

export function privacyFailure(_error: unknown): ApiError | undefined {
  return undefined
}
