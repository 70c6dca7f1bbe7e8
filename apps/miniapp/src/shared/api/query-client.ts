import { QueryClient, focusManager, onlineManager } from '@tanstack/react-query'
import { watchFocus, watchOnline } from '../../platform/lifecycle'
import { ApiError } from './api-error'

/** An answer that the API wrote on purpose does not change by asking again; a lost one may. */
function shouldRetry(failures: number, error: unknown): boolean {
  return error instanceof ApiError && error.status >= 500 && failures < 1
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: shouldRetry,
      retryDelay: 800,
      staleTime: 30_000,
      // `always`: without a network the request fails at once and says so, instead of a skeleton that never ends.
      networkMode: 'always',
      refetchOnReconnect: true,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})

focusManager.setEventListener((handleFocus) => watchFocus(handleFocus))
onlineManager.setEventListener((setOnline) => watchOnline(setOnline))
