import Taro from '@tarojs/taro'
import type { Prefetched } from './prefetch'

/** It is on the phone already; a WeChat that never answers must not keep the first screen waiting. */
const patienceMs = 300

async function ask(fetchType: 'pre' | 'periodic'): Promise<Prefetched | undefined> {
  try {
    const { fetchedData, timeStamp } = await Taro.getBackgroundFetchData({ fetchType })
    return typeof fetchedData === 'string' ? { text: fetchedData, at: timeStamp } : undefined
  } catch {
    return undefined
  }
}

export function prefetched(fetchType: 'pre' | 'periodic'): Promise<Prefetched | undefined> {
  const tired = new Promise<undefined>((done) => setTimeout(() => done(undefined), patienceMs))
  return Promise.race([ask(fetchType), tired])
}

export function setPrefetchToken(token: string): void {
  // Without it WeChat passes on a login code instead; our answer is the same.
  Promise.resolve(Taro.setBackgroundFetchToken({ token })).catch(() => undefined)
}
