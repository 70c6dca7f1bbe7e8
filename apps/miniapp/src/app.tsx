import type { PropsWithChildren } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { startSendingWaiting } from './shared/activities'
import { queryClient, startOfflineCache } from './shared/api'
import { startSession } from './shared/session'
import './app.scss'

startOfflineCache()
startSession()
startSendingWaiting()

export default function App({ children }: PropsWithChildren) {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
