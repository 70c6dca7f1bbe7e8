import { watchFocus, watchOnline } from '../../platform/lifecycle'
import { messageOf, queryClient } from '../api'
import { currentMe, watchMe } from '../session'
import { resendScan, staysOpen } from './scan'
import { refuseScan, settleScan, useWaitingStore, type WaitingScan } from './waiting.store'

/** What a check-in changes on other pages. */
export const changedByCheckIn = ['GET /activities', 'GET /activities/:activityId', 'GET /attendances/mine', 'GET /home/mine', 'GET /points/mine'] as const

export function rereadAfterCheckIn(): void {
  changedByCheckIn.forEach((endpoint) => void queryClient.invalidateQueries({ queryKey: [endpoint] }))
}

const isMine = (scan: WaitingScan): boolean => scan.accountId === currentMe()?.accountId

/** Mine and not refused, in the order they were scanned. */
function due(): WaitingScan[] {
  const open = useWaitingStore.getState().scans.filter((scan) => isMine(scan) && scan.refused === null)
  return open.sort((a, b) => a.scannedAt.localeCompare(b.scannedAt))
}

/** False when the network, not the scan, was the trouble: the rest would fare no better. */
async function sendOne(scan: WaitingScan): Promise<boolean> {
  try {
    settleScan(scan.key, await resendScan(scan))
    rereadAfterCheckIn()
    return true
  } catch (error) {
    if (staysOpen(error)) return false
    refuseScan(scan.key, messageOf(error))
    return true
  }
}

async function sendAll(): Promise<void> {
  for (const scan of due()) {
    // Somebody else may have signed in while the one before was under way.
    if (isMine(scan) && !(await sendOne(scan))) return
  }
}

let running: Promise<void> | undefined

/** Sends what waits, one after another; however many ask at once, each scan goes out once. */
export function sendWaiting(): Promise<void> {
  if (due().length === 0) return running ?? Promise.resolve()
  useWaitingStore.setState({ sending: true })
  running ??= sendAll().finally(() => {
    running = undefined
    useWaitingStore.setState({ sending: false })
  })
  return running
}

/** Sends what waits whenever there is reason to hope: at the start, in front again, back online, signed in. */
export function startSendingWaiting(): void {
  const when = (hopeful: boolean) => {
    if (hopeful) void sendWaiting()
  }
  watchFocus(when)
  watchOnline(when)
  watchMe((me) => when(me !== null))
  when(true)
}
