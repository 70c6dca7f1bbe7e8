import type { ReplyOf } from '@ejia/contract/client/caller'
import { ApiError, callOnce, queryClient } from '../api'
import { defineWaiting, type Waiting } from '../waiting'

export type CardEntry = ReplyOf<'POST /activities/:activityId/staff-check-ins'>

export interface CardPayload {
  activityId: string
  /** What the QR of the work card says. */
  card: string
  /** Not on the list: entered as 列席, as staff decided. */
  asGuest?: boolean
}
/** One work card that staff scanned, with its key and its moment. */
export type CardScan = Waiting<CardPayload>

const changedByEntries = ['GET /activities/:activityId/roster', 'GET /activities/:activityId', 'GET /home/mine'] as const

/**
 * While somebody stands at the door it is a scan of this moment by the server's clock. Later it goes out with the moment it was
 * made, under a key of its own: if only the first answer was lost, the entry is there and the server says so.
 */
async function send({ key, payload, since }: CardScan, again: boolean): Promise<CardEntry> {
  const { activityId, card, asGuest = false } = payload
  const body = { card, way: 'staff_scan' as const, asGuest, ...(again && { occurredAt: since }) }
  return callOnce(again ? `${key}-late` : key)('POST /activities/:activityId/staff-check-ins', { params: { activityId }, body })
}

/** Too many unknown cards in a minute: whoever stands here is told; what was kept waits its turn. */
function staysOpen(error: unknown, again: boolean): boolean {
  if (!(error instanceof ApiError)) return false
  return error.uncertain || error.status === 401 || (error.status === 429 && again)
}

export const cardScans = defineWaiting<CardPayload, CardEntry>({
  name: 'card-scan',
  send,
  staysOpen,
  title: () => '代扫签到',
  verb: '扫党员码',
  lasts: { minutes: 72 * 60, over: '已经超过三天。有网络后仍会提交；没有被接收的，请在名单里补签' },
  after: () => changedByEntries.forEach((endpoint) => void queryClient.invalidateQueries({ queryKey: [endpoint] })),
})
