import type { ReplyOf } from '@ejia/contract/client/caller'
import type { Capture } from '@ejia/domain/activities'
import { parseCheckIn, stepSeconds } from '@ejia/domain/check-in'
import { ApiError, callWithKey, newIdempotencyKey } from '../api'
import { deviceName } from './device-name'

export type CheckInResult = ReplyOf<'POST /activities/:activityId/check-ins'>

/** One scan of one person. It keeps its key until the server has answered, so it can be sent again without harm. */
export interface Scan {
  key: string
  /** Whoever was signed in when it was scanned; it is never sent for anybody else. */
  accountId: string
  activityId: string
  code: string
  capture: Capture
  scannedAt: string
}

/** A phone whose clock is slow must not claim to have seen a code before the board showed it. */
function seenAt(code: string, now: number): string {
  const parsed = parseCheckIn(code)
  return new Date(Math.max(now, parsed ? parsed.step * stepSeconds * 1000 : 0)).toISOString()
}

export function newScan(scan: Omit<Scan, 'key' | 'scannedAt'>, now: number = Date.now()): Scan {
  return { ...scan, key: newIdempotencyKey(), scannedAt: seenAt(scan.code, now) }
}

/** Sends it as what it is, a scan of this moment. */
export function sendScan(scan: Scan): Promise<CheckInResult> {
  return post(scan, false)
}

/**
 * Sends it once more. First in the very form of the first attempt: if only the answer was lost, the server knows the key
 * and repeats it. When it says the code is old by now, nothing was written, and the scan goes out as what it has become:
 * one made without a network, for staff to verify.
 */
export async function resendScan(scan: Scan): Promise<CheckInResult> {
  try {
    return await post(scan, false)
  } catch (error) {
    if (!(error instanceof ApiError && (error.code === 'check_in.code_expired' || error.code === 'check_in.closed'))) throw error
    return post(scan, true)
  }
}

function post({ key, activityId, code, capture, scannedAt }: Scan, late: boolean): Promise<CheckInResult> {
  const call = callWithKey(late ? `${key}-late` : key)
  const body = { code, capture, device: deviceName(), ...(late && { scannedAt }) }
  return call('POST /activities/:activityId/check-ins', { params: { activityId }, body })
}

/** Whether the scan is worth keeping: no answer came, or the answer was about something else than the scan. */
export function staysOpen(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false
  return error.uncertain || error.status === 401 || error.status === 429
}
