import Taro from '@tarojs/taro'
import type { Prefetched } from './prefetch'

/** It is on the phone already; an old WeChat that never answers must not keep the first screen waiting. */
const patienceMs = 300

export function prefetched(fetchType: 'pre' | 'periodic'): Promise<Prefetched | undefined> {
  return new Promise((done) => {
    setTimeout(() => done(undefined), patienceMs)
    try {
      void Taro.getBackgroundFetchData({
        fetchType,
        success: ({ fetchedData, timeStamp }) => done(typeof fetchedData === 'string' ? { text: fetchedData, at: timeStamp } : undefined),
        fail: () => done(undefined),
      })
    } catch {
      done(undefined)
    }
  })
}

export function setPrefetchToken(token: string): void {
  try {
    void Taro.setBackgroundFetchToken({ token, fail: () => undefined })
  } catch {
    // Without it WeChat passes on a login code instead; our answer is the same.
  }
}
