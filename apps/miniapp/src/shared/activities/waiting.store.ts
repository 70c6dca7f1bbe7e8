import { create } from 'zustand'
import { storage } from '../../platform/storage'
import type { CheckInResult, Scan } from './scan'

const key = 'check-in.waiting'

export interface WaitingScan extends Scan {
  /** Why the server did not take it, in words; null while it waits to be sent. */
  refused: string | null
}

interface Waiting {
  scans: WaitingScan[]
  sending: boolean
  /** Answers that came after all, by key, for the page that still shows the scan. */
  results: Record<string, CheckInResult>
}

export const useWaitingStore = create<Waiting>(() => ({ scans: storage.get<WaitingScan[]>(key) ?? [], sending: false, results: {} }))

function change(edit: (scans: WaitingScan[]) => WaitingScan[]): void {
  const scans = edit(useWaitingStore.getState().scans)
  storage.set(key, scans)
  useWaitingStore.setState({ scans })
}

/** Puts a scan aside until the network returns. */
export const keepScan = (scan: Scan): void =>
  change((scans) => [...scans.filter((each) => each.key !== scan.key), { ...scan, refused: null }])

export const forgetScan = (scanKey: string): void => change((scans) => scans.filter((each) => each.key !== scanKey))

export const refuseScan = (scanKey: string, refused: string): void =>
  change((scans) => scans.map((each) => (each.key === scanKey ? { ...each, refused } : each)))

export function settleScan(scanKey: string, result: CheckInResult): void {
  useWaitingStore.setState(({ results }) => ({ results: { ...results, [scanKey]: result } }))
  forgetScan(scanKey)
}
