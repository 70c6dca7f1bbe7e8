import { create } from 'zustand'

interface Network {
  /** Requests that take longer than a person expects. */
  slow: number
  /** Requests being repeated after no answer came. */
  repeating: number
}

export const useNetworkStore = create<Network>(() => ({ slow: 0, repeating: 0 }))

/** Longer than this is worth a word. */
const slowAfterMs = 4_000

const count = (what: keyof Network, by: 1 | -1) => useNetworkStore.setState((state) => ({ ...state, [what]: state[what] + by }))

/** Counts work as slow while it lasts longer than it should. */
export async function noticeSlowness<T>(work: Promise<T>): Promise<T> {
  let late = false
  const timer = setTimeout(() => {
    late = true
    count('slow', 1)
  }, slowAfterMs)
  try {
    return await work
  } finally {
    clearTimeout(timer)
    if (late) count('slow', -1)
  }
}

export async function asRepetition<T>(work: () => Promise<T>): Promise<T> {
  count('repeating', 1)
  try {
    return await work()
  } finally {
    count('repeating', -1)
  }
}
