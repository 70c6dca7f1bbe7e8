import type { PropsWithChildren } from 'react'
import Taro, { usePageNotFound } from '@tarojs/taro'
import { QueryClientProvider } from '@tanstack/react-query'
import { cardScans, scans } from './shared/activities'
import { watchStaleClient } from './platform/stale-client'
import { queryClient, startOfflineCache } from './shared/api'
import { callAnswers } from './shared/call-ups'
import { tabPages } from './shared/nav'
import { startSession } from './shared/session'
import { subscriptionReports } from './shared/subscriptions'
import { toast } from './shared/ui'
import { startSendingWaiting } from './shared/waiting'
import './app.scss'

startOfflineCache()
startSession()
// Named here, so that what was kept can be sent before a page of its feature is loaded.
startSendingWaiting(scans, cardScans, callAnswers, subscriptionReports)
watchStaleClient(() => toast('没有连上网络，这一页暂时打不开'))

export default function App({ children }: PropsWithChildren) {
  // an old link or a page that was renamed: home is better than an empty screen
  usePageNotFound(() => void Taro.reLaunch({ url: tabPages.home }))
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
