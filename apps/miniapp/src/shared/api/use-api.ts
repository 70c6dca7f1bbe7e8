import { useInfiniteQuery, useQuery, type QueryKey } from '@tanstack/react-query'
import type { CancelSignal, ReplyOf } from '@ejia/contract/client/caller'
import type { RouteInput } from '@ejia/contract/core/route'
import type { Wire } from '@ejia/contract/wire'
import { call } from './call'
import { recallKept } from './offline-cache'

export type GetEndpoint = Extract<keyof Wire, `GET ${string}`>
export type InputOf<E extends keyof Wire> = RouteInput<Wire[E]>
/** Endpoints that answer a cursor page. */
export type ListEndpoint = {
  [E in GetEndpoint]: ReplyOf<E> extends { items: unknown[]; nextCursor: string | null } ? E : never
}[GetEndpoint]
export type ItemOf<E extends ListEndpoint> = ReplyOf<E> extends { items: (infer T)[] } ? T : never

export interface ReadOptions {
  /** False until the page knows what to ask for. */
  enabled?: boolean
  /** Keep the answer on the device, readable without a network. */
  keepOffline?: boolean
  /** Ask again every so many milliseconds while the page is in front. */
  refetchInterval?: number
}

interface OneOptions<E extends GetEndpoint> extends ReadOptions {
  /** An answer that may be there already, looked for before asking. */
  instead?: () => Promise<ReplyOf<E> | undefined>
}

type LooseCall = (endpoint: string, input?: object, signal?: CancelSignal) => Promise<unknown>

const optionsOf = ({ keepOffline = false, ...rest }: ReadOptions) => ({ ...rest, meta: { keepOffline } })

/** Key under which a reading is cached; the first element is the endpoint, so `[endpoint]` names all of its readings. */
export function keyOf<E extends GetEndpoint>(endpoint: E, input?: Partial<InputOf<E>>): QueryKey {
  return input === undefined ? [endpoint] : [endpoint, input]
}

/** Reads one thing: `useApi('GET /posts/:postId', { params: { postId } })`. */
export function useApi<E extends GetEndpoint>(endpoint: E, input: InputOf<E>, { instead, ...options }: OneOptions<E> = {}) {
  const queryKey = keyOf(endpoint, input)
  if (options.keepOffline) recallKept(queryKey)
  return useQuery({
    queryKey,
    // The signal is fired when the last page that shows this is left.
    queryFn: async ({ signal }) => (await instead?.()) ?? ((call as LooseCall)(endpoint, input as object, signal) as Promise<ReplyOf<E>>),
    ...optionsOf(options),
  })
}

interface CursorPage<T> {
  items: T[]
  nextCursor: string | null
}

/** Reads a list page by page; give the result to `InfiniteList`. */
export function useApiPages<E extends ListEndpoint>(endpoint: E, input: InputOf<E>, options: ReadOptions = {}) {
  const { query, ...rest } = input as { query?: object }
  const queryKey = [...keyOf(endpoint, input), 'pages']
  if (options.keepOffline) recallKept(queryKey)
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === null ? {} : { cursor: pageParam }
      return (call as LooseCall)(endpoint, { ...rest, query: { ...query, ...cursor } }, signal) as Promise<CursorPage<ItemOf<E>>>
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    ...optionsOf(options),
  })
}

/** Reading that makes the thing when it is read for the first time; asking again brings the same. */
type IssuedEndpoint = 'POST /member-cards/mine'
export const issuedKey = (endpoint: IssuedEndpoint): QueryKey => [endpoint]

/** Reads what is mine and is made when I first ask for it. Kept on the device until somebody signs out. */
export function useIssued<E extends IssuedEndpoint>(endpoint: E) {
  const queryKey = issuedKey(endpoint)
  recallKept(queryKey)
  return useQuery({ queryKey, queryFn: ({ signal }) => (call as LooseCall)(endpoint, undefined, signal) as Promise<ReplyOf<E>>, ...optionsOf({ keepOffline: true }) })
}
