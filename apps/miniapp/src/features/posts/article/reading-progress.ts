import type { ActedBy } from '@ejia/domain/acting'

/** Where the text lies on the screen, in px from its top. */
export interface Box {
  top: number
  height: number
}

/** Kept free at the bottom: the page's footer covers about this much. */
const footPx = 48
/** Nobody aligns the last line to the pixel. */
const closePx = 8

/** How much of a text has come on the screen, 0 to 1. A text that fits is read at once. */
export function progressOf({ top, height }: Box, screenHeight: number): number {
  if (height <= 0) return 0
  const seen = screenHeight - footPx - top
  return seen >= height - closePx ? 1 : Math.max(0, seen / height)
}

interface ReceiptFacts {
  receiptRequired: boolean
  signedIn: boolean
  /** Null while it is not known, and for somebody on no roster. */
  mine: { receiptAt: string | null; receiptExpected: boolean; receiptBy?: ActedBy } | null
}

/**
 * What the foot of an article offers: nothing, signing in, signing (once the end was reached), or when it was signed.
 */
export type ReceiptStep = { step: 'none' } | { step: 'sign-in' } | { step: 'sign'; ready: boolean } | { step: 'signed'; at: string; by?: ActedBy }

export function receiptStep({ receiptRequired, signedIn, mine }: ReceiptFacts, reachedEnd: boolean): ReceiptStep {
  if (mine?.receiptAt) return { step: 'signed', at: mine.receiptAt, ...(mine.receiptBy && { by: mine.receiptBy }) }
  if (!receiptRequired) return { step: 'none' }
  if (!signedIn) return { step: 'sign-in' }
  return mine?.receiptExpected ? { step: 'sign', ready: reachedEnd } : { step: 'none' }
}
