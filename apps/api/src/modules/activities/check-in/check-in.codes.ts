import { createHmac } from 'node:crypto'
import { codeAge, formatCheckIn, normaliseTyped, parseCheckIn, stepOf, typedAlphabet, typedLength, typedStepSeconds } from '@ejia/domain/check-in'
import { sameText } from '../../../lib/cipher'

/** What a text turns out to be. `future`: made with the secret, but not shown by any board yet. */
export type CodeVerdict = 'current' | 'expired' | 'future' | 'other_activity' | 'foreign'

/** How far back a typed code is recognised as an old one rather than a wrong one, in its own steps. */
const rememberedTypedSteps = 10
/** Texts of codes kept at most: a whole hall shows the same one. */
const mostKept = 1000

/**
 * Makes and judges check-in codes. Nothing is stored per code: each activity has a secret of its own, derived from the
 * check-in key, and a code is a MAC of the time step under it (128 bits in the QR; 23^8 for the typed one, whose tries are limited).
 */
export class CheckInCodes {
  private readonly kept = new Map<string, string>()

  constructor(
    private readonly key: Buffer,
    private readonly publicUrl: string,
  ) {}

  /** Text of the QR of a ten-second step. */
  scanned(activityId: string, step: number): string {
    return formatCheckIn(this.publicUrl, { activityId, step, mac: this.mac(activityId, `scan:${step}`).subarray(0, 16).toString('base64url') })
  }

  /** The code beside it, of a one-minute step. */
  typed(activityId: string, step: number): string {
    let rest = BigInt(`0x${this.mac(activityId, `type:${step}`).subarray(0, 16).toString('hex')}`)
    const base = BigInt(typedAlphabet.length)
    return Array.from({ length: typedLength }, () => {
      const letter = typedAlphabet[Number(rest % base)]
      rest /= base
      return letter
    }).join('')
  }

  judge(activityId: string, text: string, at: Date): CodeVerdict {
    const typed = normaliseTyped(text)
    if (typed !== null) return this.judgeTyped(activityId, typed, at.getTime())
    const code = parseCheckIn(text)
    if (code === null) return 'foreign'
    if (code.activityId !== activityId) return 'other_activity'
    if (!sameText(this.expected(activityId, code.step), formatCheckIn(this.publicUrl, code))) return 'foreign'
    return codeAge(code.step, at.getTime())
  }

  /** `scanned`, made once for all who show it. */
  private expected(activityId: string, step: number): string {
    const place = `${activityId} ${step}`
    const known = this.kept.get(place)
    if (known !== undefined) return known
    const text = this.scanned(activityId, step)
    if (this.kept.size >= mostKept) this.kept.clear()
    this.kept.set(place, text)
    return text
  }

  private judgeTyped(activityId: string, typed: string, atMs: number): CodeVerdict {
    const now = stepOf(atMs, typedStepSeconds)
    for (let step = now; step >= now - rememberedTypedSteps; step--) {
      if (sameText(this.typed(activityId, step), typed)) return codeAge(step, atMs, typedStepSeconds)
    }
    return 'foreign'
  }

  private mac(activityId: string, what: string): Buffer {
    return createHmac('sha256', this.secretOf(activityId)).update(what).digest()
  }

  private secretOf(activityId: string): Buffer {
    return createHmac('sha256', this.key).update(`check-in ${activityId}`).digest()
  }
}

