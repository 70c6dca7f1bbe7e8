import type { PropsWithChildren } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { queryClient, startOfflineCache } from './shared/api'
import { startSession } from './shared/session'
import './app.scss'

startOfflineCache()
startSession()

export default function App({ children }: PropsWithChildren) {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
