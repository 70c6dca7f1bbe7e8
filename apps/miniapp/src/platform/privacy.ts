import type { ApiError } from '@ejia/contract/client/api-error'
import type { PrivacyQuestion } from './privacy.types'

/** Calls `ask` when WeChat wants the person's consent first. Never on H5, where the browser asks by itself. */
export declare function watchPrivacy(ask: (question: PrivacyQuestion) => void): void
/** Opens the guide to personal data that the operator declared to WeChat; on H5, and where WeChat has none, false: show ours. */
export declare function openPrivacyGuide(): Promise<boolean>
/** Whether this failure of a WeChat interface means that the person refused, or that the operator did not declare it; words to show. */
export declare function privacyFailure(error: unknown): ApiError | undefined
