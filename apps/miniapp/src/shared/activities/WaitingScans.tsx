import { WaitingList, type Waiting } from '../waiting'
import type { ScanPayload } from './scan'

/** Check-ins of this person that the server has not answered yet; of all activities, or of one. */
export function WaitingScans({ activityId }: { activityId?: string | undefined }) {
  const where = (item: Waiting) => !activityId || (item.payload as ScanPayload).activityId === activityId
  return <WaitingList kinds={['check-in']} where={where} />
}
