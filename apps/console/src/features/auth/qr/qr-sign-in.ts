import { ApiError } from '@ejia/contract/client/api-error'
import type { ReplyOf } from '@ejia/contract/client/caller'

export type Asked = ReplyOf<'POST /auth/console-sign-ins'>
export type Claim = ReplyOf<'POST /auth/console-claims'>
export type Tokens = Extract<Claim, { state: 'signed_in' }>['tokens']

export type QrState =
  | { step: 'asking' }
  | { step: 'shown'; link: string; expiresAt: string; scannedBy: string | null; offline: boolean }
  | { step: 'confirmed' }
  | { step: 'refused' }
  /** Left alone for long: it no longer renews itself. */
  | { step: 'resting' }
  | { step: 'failed'; error: unknown }

interface Surroundings {
  ask: () => Promise<Asked>
  claim: (body: { id: string; claimSecret: string }) => Promise<Claim>
  show: (state: QrState) => void
  signedIn: (tokens: Tokens) => void
  wait: (ms: number) => Promise<void>
  /** True once the page no longer wants an answer. */
  over: () => boolean
}

const pollMs = 1500
/** QRs shown in a row to nobody: ten minutes, then a page left open asks no more. */
const mostRounds = 5

const isGone = (error: unknown) => error instanceof ApiError && error.code === 'auth.console_claim_invalid'
/** No answer came, or the server had a bad moment: what is on the screen may still be good. */
const isPassing = (error: unknown) => error instanceof ApiError && (error.uncertain || error.status >= 500 || error.status === 429)

/** By this desk's own clock, which may be wrong. */
const endOf = ({ expiresIn }: Asked) => new Date(Date.now() + expiresIn * 1000).toISOString()

/** Asks after one QR until it comes to something; `next`: it is used up, another may be shown. */
async function follow(asked: Asked, on: Surroundings): Promise<'next' | 'ended'> {
  let shown: Extract<QrState, { step: 'shown' }> = { step: 'shown', link: asked.link, expiresAt: endOf(asked), scannedBy: null, offline: false }
  on.show(shown)
  while (!on.over()) {
    await on.wait(pollMs)
    if (on.over()) return 'ended'
    try {
      const claim = await on.claim({ id: asked.id, claimSecret: asked.claimSecret })
      if (claim.state === 'signed_in') {
        on.show({ step: 'confirmed' })
        on.signedIn(claim.tokens)
        return 'ended'
      }
      if (claim.state === 'refused') {
        on.show({ step: 'refused' })
        return 'ended'
      }
      if (claim.state === 'expired') return 'next'
      shown = { ...shown, scannedBy: claim.state === 'scanned' ? claim.name : null }
      on.show(shown)
    } catch (error) {
      if (isGone(error)) return 'next'
      if (!isPassing(error)) throw error
      on.show({ ...shown, offline: true })
    }
  }
  return 'ended'
}

/** Shows one QR after another and waits for a phone. The secret stays in here. */
export async function signInByQr(on: Surroundings): Promise<void> {
  try {
    for (let round = 0; round < mostRounds && !on.over(); round += 1) {
      on.show({ step: 'asking' })
      if ((await follow(await on.ask(), on)) === 'ended') return
    }
    if (!on.over()) on.show({ step: 'resting' })
  } catch (error) {
    if (!on.over()) on.show({ step: 'failed', error })
  }
}
