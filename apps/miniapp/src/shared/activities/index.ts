export { askForManaged, takeManagedAsked } from './asked-view'
export { WaitingScans } from './WaitingScans'
export { markOf, opensText, phaseOf, windowOfNow, type ActivitySummary, type Word } from './words'
export { newScan, scans, type CheckInResult, type Scan, type ScanPayload } from './scan'
