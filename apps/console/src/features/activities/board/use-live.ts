import { useEffect, useState } from 'react'
import { keepLive, type LiveCount, type LiveMissing } from './live-connection'

export interface Live {
  count: LiveCount | null
  missing: LiveMissing | null
  /** Since when nothing has come, as this screen's clock says; null while all is well. */
  lostSince: number | null
  over: 'confirmed' | 'cancelled' | 'refused' | null
}

const nothing: Live = { count: null, missing: null, lostSince: null, over: null }

/** Counts of an activity as they change, and whether they still come. What was last known stays. */
export function useLive(activityId: string): Live {
  const [live, setLive] = useState(nothing)
  useEffect(() => {
    const set = (change: Partial<Live>) => setLive((before) => ({ ...before, ...change }))
    return keepLive(activityId, {
      onCount: (count) => set({ count }),
      onMissing: (missing) => set({ missing }),
      onConnected: (connected) => setLive((before) => ({ ...before, lostSince: connected ? null : (before.lostSince ?? Date.now()) })),
      onOver: (over) => set({ over, lostSince: null }),
    })
  }, [activityId])
  return live
}
