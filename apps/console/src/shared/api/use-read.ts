import { useInfiniteQuery, useQuery, type QueryKey } from '@tanstack/react-query'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { call, type LooseCall } from './call'
import type { GetEndpoint, InputOf, ItemOf, ListEndpoint } from './wire-types'

export interface ReadOptions {
  /** False until the page knows what to ask for. */
  enabled?: boolean
  /** Ask again every so many milliseconds while the page is in front. */
  refetchInterval?: number
  staleTime?: number
  /** Keep showing the last answer while another one is fetched (filters). */
  keepPrevious?: boolean
}

const optionsOf = ({ keepPrevious, ...rest }: ReadOptions) => ({
  ...rest,
  ...(keepPrevious && { placeholderData: <T,>(before: T) => before }),
})

/** Key under which a reading is cached; the first element is the endpoint, so `[endpoint]` names all of its readings. */
export const keyOf = (endpoint: GetEndpoint, input?: object): QueryKey => (input === undefined ? [endpoint] : [endpoint, input])

/** Reads one thing: `useRead('GET /posts/:postId/draft', { params: { postId } })`. */
export function useRead<E extends GetEndpoint>(endpoint: E, input: InputOf<E>, options: ReadOptions = {}) {
  return useQuery({
    queryKey: keyOf(endpoint, input as object),
    queryFn: () => (call as LooseCall)(endpoint, input as object) as Promise<ReplyOf<E>>,
    ...optionsOf(options),
  })
}

interface CursorPage<T> {
  items: T[]
  /** All that fit the filter, where the list counts them. */
  total?: number
  nextCursor: string | null
}

export interface Pages<T> {
  rows: T[]
  /** How many there are in all, where the list says so. */
  total?: number | undefined
  isPending: boolean
  /** Another page, or the same ones again, is on its way. */
  isFetching: boolean
  error: Error | null
  hasMore: boolean
  loadMore: () => void
  refetch: () => void
}

/** Reads a list page by page; give the result to `DataTable`. A page has `limit` rows, 100 unless said. */
export function usePages<E extends ListEndpoint>(endpoint: E, input: InputOf<E>, options: ReadOptions = {}): Pages<ItemOf<E>> {
  const { query, ...rest } = input as { query?: object }
  const result = useInfiniteQuery({
    queryKey: [...keyOf(endpoint, input as object), 'pages'],
    queryFn: ({ pageParam }) => {
      const cursor = pageParam === null ? {} : { cursor: pageParam }
      return (call as LooseCall)(endpoint, { ...rest, query: { limit: 100, ...query, ...cursor } }) as Promise<CursorPage<ItemOf<E>>>
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    ...optionsOf(options),
  })
  return {
    rows: result.data?.pages.flatMap((page) => page.items) ?? [],
    total: result.data?.pages[0]?.total,
    isPending: result.isPending,
    isFetching: result.isFetching,
    error: result.error,
    hasMore: result.hasNextPage,
    loadMore: () => void (result.isFetching || result.fetchNextPage()),
    refetch: () => void result.refetch(),
  }
}
