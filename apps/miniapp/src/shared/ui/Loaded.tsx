import type { ReactNode } from 'react'
import { ErrorState } from './ErrorState'
import { OldCopy } from './OldCopy'
import { Skeleton } from './Skeleton'

interface Reading<T> {
  data: T | undefined
  isError: boolean
  error: unknown
  dataUpdatedAt?: number
  refetch: () => Promise<unknown>
}

interface Props<T> {
  query: Reading<T>
  skeleton?: 'list' | 'article' | 'card'
  children: (data: T) => ReactNode
}

/** A reading in its states: skeleton, error with retry, or the thing; with a note when it is an older copy. */
export function Loaded<T>({ query, skeleton = 'list', children }: Props<T>) {
  if (query.data === undefined) {
    if (query.isError) return <ErrorState error={query.error} onRetry={() => query.refetch()} />
    return <Skeleton shape={skeleton} />
  }
  return (
    <>
      {query.isError && <OldCopy at={query.dataUpdatedAt} />}
      {children(query.data)}
    </>
  )
}
