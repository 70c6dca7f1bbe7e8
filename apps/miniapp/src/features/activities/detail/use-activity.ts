import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { useRef } from 'react'
import { useApi } from '../../../shared/api'

export type Activity = ReplyOf<'GET /activities/:activityId'>

/** What may be done changes with the clock, so the page asks again now and then. */
const againMs = 60_000

/** One activity, read anew when the page comes back to the front. */
export function useActivity(id: string) {
  const activity = useApi('GET /activities/:activityId', { params: { activityId: id } }, { refetchInterval: againMs, keepOffline: true })
  const shown = useRef(false)
  useDidShow(() => {
    if (shown.current) void activity.refetch()
    shown.current = true
  })
  usePullDownRefresh(() => {
    void activity.refetch().finally(() => Taro.stopPullDownRefresh())
  })
  return activity
}
