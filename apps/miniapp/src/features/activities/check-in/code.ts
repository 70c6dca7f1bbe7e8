import type { Capture } from '@ejia/domain/activities'
import { normaliseTyped, parseCheckIn } from '@ejia/domain/check-in'

/** What somebody brought: the text of our QR, which names its activity, or the eight characters, which do not. */
export interface ReadCode {
  text: string
  activityId: string | null
}

/** The code in a text, or null for anything that is not ours: that is refused here, without asking the server. */
export function readCode(text: string): ReadCode | null {
  const scanned = parseCheckIn(text)
  if (scanned) return { text: text.trim(), activityId: scanned.activityId }
  const typed = normaliseTyped(text)
  return typed === null ? null : { text: typed, activityId: null }
}

/** How far a code is trusted. A link that was pasted was decoded from a picture by somebody; eight characters were read off the board. */
export const captureOfTyped = ({ activityId }: ReadCode): Capture => (activityId === null ? 'typed' : 'picture')

/** The code this page was opened with: `code` is what stands behind /ci/, `q` the whole link as WeChat's scanner hands it over. */
export function incomingText({ code, q }: { code?: string; q?: string }): string | null {
  if (q) return q
  if (!code) return null
  return code.includes('/') ? code : `/ci/${code}`
}
