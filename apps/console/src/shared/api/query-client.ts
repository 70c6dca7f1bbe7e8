import { QueryClient } from '@tanstack/react-query'
import { ApiError } from '@ejia/contract/client/api-error'

/** An answer that the API wrote on purpose does not change by asking again; a lost one may. */
const shouldRetry = (failures: number, error: unknown) => error instanceof ApiError && error.status >= 500 && failures < 1

export const queryClient = new QueryClient({
  defaultOptions: {
    // `always`: without a network the request fails at once and says so, instead of a skeleton that never ends.
    queries: { retry: shouldRetry, retryDelay: 800, staleTime: 15_000, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
})
