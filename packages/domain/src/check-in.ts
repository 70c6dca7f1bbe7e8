/**
 * The check-in code's text. The QR holds an https link under `/ci/`, so WeChat's own scanner can open the
 * mini-program: `https://host/ci/<activity id without dashes>.<time step>.<mac>`.
 */
export interface CheckInCode {
  activityId: string
  /** Number of the ten-second step since the epoch, as the server counts. */
  step: number
  /** First 16 bytes of an HMAC-SHA256, base64url. */
  mac: string
}

const pattern = /\/ci\/([0-9a-f]{32})\.([0-9a-z]{1,10})\.([A-Za-z0-9_-]{22})$/

/** Seconds one QR stands. */
export const stepSeconds = 10
/** Seconds one typed code stands: nobody types eight characters in ten seconds. */
export const typedStepSeconds = 60
export const stepOf = (atMs: number, seconds = stepSeconds): number => Math.floor(atMs / 1000 / seconds)

/** No letters or digits that look alike: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
export const typedAlphabet = '34679ACDEFGHJKMNPQRTWXY'
export const typedLength = 8

export const formatCheckIn = (base: string, code: CheckInCode): string =>
  `${base}/ci/${code.activityId.replace(/-/g, '')}.${code.step.toString(36)}.${code.mac}`

/** The code in a scanned text, or null for anything that is not ours. Cheap enough to refuse on the phone. */
export function parseCheckIn(text: string): CheckInCode | null {
  const found = pattern.exec(text.trim())
  if (!found) return null
  const [, hex = '', step = '', mac = ''] = found
  const activityId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { activityId, step: parseInt(step, 36), mac }
}

/** What somebody typed, as the server compares it: blanks and dashes gone, upper case; null when it cannot be one. */
export const normaliseTyped = (text: string): string | null => normaliseCode(text, typedLength)

/** The same for any code in this alphabet: invitations have ten letters. */
export function normaliseCode(text: string, length: number): string | null {
  const code = text.replace(/[\s-]/g, '').toUpperCase()
  const fits = code.length === length && [...code].every((letter) => typedAlphabet.includes(letter))
  return fits ? code : null
}

/** Seconds a code is still taken after its step has passed: a cold start and a sign-in fit in. */
export const graceSeconds = 30

/** How a code stands at an instant: `future` codes have not been shown by anybody yet. */
export function codeAge(step: number, atMs: number, seconds = stepSeconds): 'future' | 'current' | 'expired' {
  const shownFromMs = step * seconds * 1000
  if (atMs < shownFromMs) return 'future'
  return atMs <= shownFromMs + (seconds + graceSeconds) * 1000 ? 'current' : 'expired'
}

/** Whether a text could be a typed code rather than what a scanner read. */
export const looksTyped = (text: string): boolean => normaliseTyped(text) !== null
