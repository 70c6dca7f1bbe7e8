import type { ReplyOf } from '@ejia/contract/client/caller'
import type { Capture } from '@ejia/domain/activities'
import { parseCheckIn, stepSeconds } from '@ejia/domain/check-in'
import { ApiError, callOnce, queryClient } from '../api'
import { defineWaiting, type Waiting } from '../waiting'
import { deviceName } from './device-name'

export type CheckInResult = ReplyOf<'POST /activities/:activityId/check-ins'>

export interface ScanPayload {
  activityId: string
  code: string
  capture: Capture
}
/** One scan of one person, with its key. */
export type Scan = Waiting<ScanPayload>

/** What a check-in changes on other pages. */
const changedByCheckIn = ['GET /activities', 'GET /activities/:activityId', 'GET /attendances/mine', 'GET /home/mine', 'GET /points/mine'] as const

const rereadAfterCheckIn = (): void => changedByCheckIn.forEach((endpoint) => void queryClient.invalidateQueries({ queryKey: [endpoint] }))

function post({ key, payload, since }: Scan, late: boolean): Promise<CheckInResult> {
  const { activityId, code, capture } = payload
  const body = { code, capture, device: deviceName(), ...(late && { scannedAt: since }) }
  return callOnce(late ? `${key}-late` : key)('POST /activities/:activityId/check-ins', { params: { activityId }, body })
}

/**
 * The first form goes first, also later: if only the answer was lost, the server knows the key and repeats it. When it says
 * the code is old by now, nothing was written, and the scan goes out as what it has become: one made without a network, for
 * staff to verify.
 */
async function send(scan: Scan, again: boolean): Promise<CheckInResult> {
  try {
    return await post(scan, false)
  } catch (error) {
    const old = error instanceof ApiError && (error.code === 'check_in.code_expired' || error.code === 'check_in.closed')
    if (!again || !old) throw error
    return post(scan, true)
  }
}

/** Too many wrong tries with the person here: they are told; keeping a code that is likely wrong would help nobody. */
function staysOpen(error: unknown, again: boolean): boolean {
  if (!(error instanceof ApiError)) return false
  return error.uncertain || error.status === 401 || (error.status === 429 && again)
}

export const scans = defineWaiting<ScanPayload, CheckInResult>({
  name: 'check-in',
  send,
  staysOpen,
  title: () => '签到',
  verb: '扫码',
  lasts: { minutes: 120, over: '已经超过两小时。有网络后仍会提交；没有被接收的，请联系支部工作人员补签' },
  after: rereadAfterCheckIn,
  sentText: ({ attendance }) => (attendance.state === 'pending' ? '离线签到已提交，待工作人员核实' : '离线签到已提交，签到成功'),
})

/** A phone whose clock is slow must not claim to have seen a code before the board showed it. */
function seenAt(code: string, now: number): string {
  const parsed = parseCheckIn(code)
  return new Date(Math.max(now, parsed ? parsed.step * stepSeconds * 1000 : 0)).toISOString()
}

export const newScan = (payload: ScanPayload, now: number = Date.now()): Scan => scans.make(payload, seenAt(payload.code, now))
