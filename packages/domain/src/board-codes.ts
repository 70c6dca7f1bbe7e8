import { typedStepSeconds } from './check-in'

interface Code {
  from: string
  text: string
}

/** Codes as a board receives them: the next few minutes', and by which clock. */
export interface BoardCodes {
  /** The server's clock when they were made. */
  serverTime: string
  stepSeconds: number
  codes: readonly Code[]
  typed: readonly Code[]
  closesAt: string
}

/** A batch of codes and how far the clock of the screen is behind the server's, in ms. */
export interface Batch<B extends BoardCodes = BoardCodes> {
  board: B
  clockOffset: number
}

/** Asked for this long before the last code ends, so that a slow network does not leave the board empty. */
const refillBeforeMs = 90_000

export const toBatch = <B extends BoardCodes>(board: B, receivedAt: number): Batch<B> => ({ board, clockOffset: new Date(board.serverTime).getTime() - receivedAt })

const startOf = ({ from }: Code): number => new Date(from).getTime()

function currentOf(codes: readonly Code[], serverNow: number, seconds: number): Code | null {
  const shown = codes.filter((code) => startOf(code) <= serverNow && serverNow < startOf(code) + seconds * 1000)
  return shown[shown.length - 1] ?? null
}

export interface Shown {
  /** Text of the QR. */
  qr: string
  /** The eight characters, in two groups. */
  typed: string | null
  /** How much of the QR's time has passed, 0 to 1. */
  passed: number
}

/** What the board shows at an instant of the screen's clock; null when the codes have run out. */
export function shownAt({ board, clockOffset }: Batch, now: number): Shown | null {
  const serverNow = now + clockOffset
  const code = currentOf(board.codes, serverNow, board.stepSeconds)
  if (!code) return null
  const typed = currentOf(board.typed, serverNow, typedStepSeconds)
  return {
    qr: code.text,
    typed: typed && `${typed.text.slice(0, 4)} ${typed.text.slice(4)}`,
    passed: (serverNow - startOf(code)) / (board.stepSeconds * 1000),
  }
}

/** Milliseconds until the last code ends; negative when it has. */
export function remainingMs({ board, clockOffset }: Batch, now: number): number {
  const last = board.codes[board.codes.length - 1]
  return last ? startOf(last) + board.stepSeconds * 1000 - now - clockOffset : 0
}

/** More codes are wanted soon, unless the check-in closes before these run out. */
export function wantsMore(batch: Batch, now: number): boolean {
  const left = remainingMs(batch, now)
  return left < refillBeforeMs && now + batch.clockOffset + Math.max(0, left) < new Date(batch.board.closesAt).getTime()
}

export const isOver = ({ board, clockOffset }: Batch, now: number): boolean => now + clockOffset > new Date(board.closesAt).getTime()
