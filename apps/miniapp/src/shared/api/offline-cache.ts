import { dehydrate, hydrate, type DehydratedState, type Query } from '@tanstack/react-query'
import { storage } from '../../platform/storage'
import { queryClient } from './query-client'

const key = 'offline.queries'
/** WeChat allows 1 MB per storage key. */
const mostCharacters = 800_000
const saveAfterMs = 1_500

const isKept = (query: Query) => query.meta?.keepOffline === true && query.state.status === 'success'

function save(): void {
  const kept = dehydrate(queryClient, { shouldDehydrateQuery: isKept, shouldDehydrateMutation: () => false })
  // Newest first, until the storage is full.
  kept.queries.sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
  while (kept.queries.length > 0 && JSON.stringify(kept).length > mostCharacters) kept.queries.pop()
  storage.set(key, kept)
}

/** Lists and articles asked for with `keepOffline` come back after a restart, also without a network. */
export function startOfflineCache(): void {
  hydrate(queryClient, storage.get<DehydratedState>(key) ?? {})
  // Shown at once, and asked for again: what was kept may be older than the last thing done here.
  void queryClient.invalidateQueries({ refetchType: 'none' })
  let timer: ReturnType<typeof setTimeout> | undefined
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || !isKept(event.query)) return
    clearTimeout(timer)
    timer = setTimeout(save, saveAfterMs)
  })
}

/**
 * What was read so far belongs to the person who leaves (or to the visitor before them): it is dropped, and pages
 * that are open read anew.
 */
export function forgetEverythingRead(): void {
  storage.remove(key)
  queryClient.removeQueries({ type: 'inactive' })
  void queryClient.resetQueries()
}
