import { hashKey, type Query, type QueryKey } from '@tanstack/react-query'
import { storage } from '../../platform/storage'
import { watchFocus } from '../../platform/lifecycle'
import { forgetAll, keep, recall, type Kept } from './offline-store'
import { queryClient } from './query-client'

const saveAfterMs = 1_500
/** Shown at once, and asked for again: what was kept may be older than the last thing done here. */
const isOldMs = 60_000

interface Pages {
  pages: { items: unknown[]; nextCursor: string | null }[]
  pageParams: unknown[]
}
const isPages = (data: unknown): data is Pages => Array.isArray((data as Partial<Pages> | null)?.pages)

/** Of a list the first page, the newest 20; the rest is fetched again when somebody scrolls there. */
const worthKeeping = (data: unknown): unknown =>
  isPages(data) ? { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) } : data

const changed = new Map<string, Kept>()
let timer: ReturnType<typeof setTimeout> | undefined

function save(): void {
  clearTimeout(timer)
  if (changed.size === 0) return
  keep(changed)
  changed.clear()
}

function note({ queryHash, state }: Query): void {
  changed.set(queryHash, { data: worthKeeping(state.data), at: state.dataUpdatedAt })
  clearTimeout(timer)
  timer = setTimeout(save, saveAfterMs)
}

/** Readings with `keepOffline` are written down shortly after they were read, and when the app leaves the front. */
export function startOfflineCache(): void {
  storage.remove('offline.queries')
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || event.action.manual) return
    if (event.query.meta?.['keepOffline'] === true) note(event.query)
  })
  watchFocus((focused) => {
    if (!focused) save()
  })
}

/** Puts what was kept of a reading where the page will find it, unless something is there already. */
export function recallKept(queryKey: QueryKey): void {
  if (queryClient.getQueryState(queryKey) !== undefined) return
  const kept = recall(hashKey(queryKey))
  if (kept) queryClient.setQueryData(queryKey, kept.data, { updatedAt: Math.min(kept.at, Date.now() - isOldMs) })
}

/**
 * What was read so far belongs to the person who leaves (or to the visitor before them): it is dropped, and pages
 * that are open read anew.
 */
export function forgetEverythingRead(): void {
  clearTimeout(timer)
  changed.clear()
  forgetAll()
  queryClient.removeQueries({ type: 'inactive' })
  void queryClient.resetQueries()
}
