import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button } from './Button'
import { Card } from './Card'
import { EmptyState } from './EmptyState'
import { ErrorState } from './ErrorState'
import type { IconName } from './icon-names'
import { OldCopy } from './OldCopy'
import { Skeleton } from './Skeleton'
import { WindowedRows } from './WindowedRows'

interface Props<T> {
  /** From `useApiPages`. */
  query: UseInfiniteQueryResult<InfiniteData<{ items: T[]; nextCursor: string | null }>>
  keyOf: (item: T) => string
  renderItem: (item: T) => ReactNode
  empty: { title: string; note?: string; icon?: IconName; action?: ReactNode }
  /** `cards`: every item brings its own card. Otherwise all rows lie on one. */
  cards?: boolean
}

/** Wires the page's pull-to-refresh and reach-bottom; the page's config needs `enablePullDownRefresh: true`. */
function useListGestures({ refetch, hasNextPage, isFetchingNextPage, fetchNextPage }: Props<unknown>['query']) {
  usePullDownRefresh(() => {
    void refetch().finally(() => Taro.stopPullDownRefresh())
  })
  useReachBottom(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  })
}

/** What follows the last row: more is coming, it failed, it can be asked for, or that was all. */
function Tail({ query }: { query: Props<unknown>['query'] }) {
  if (query.isFetchNextPageError) return <ErrorState error={query.error} onRetry={() => query.fetchNextPage()} />
  if (query.isFetchingNextPage) return <View className='list-end'>正在加载…</View>
  if (!query.hasNextPage) return <View className='list-end'>没有更多了</View>
  return (
    <Button kind='plain' block onPress={() => query.fetchNextPage()}>
      加载更多
    </Button>
  )
}

/** An endless list in all its states; of a long one only what is near the screen is on the page. */
export function InfiniteList<T>({ query, keyOf, renderItem, empty, cards = false }: Props<T>) {
  useListGestures(query)
  if (query.data === undefined) {
    if (query.isError) return <ErrorState error={query.error} onRetry={() => query.refetch()} />
    return <Skeleton shape='list' />
  }
  const items = query.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <EmptyState {...empty} />
  const rows = <WindowedRows items={items} keyOf={keyOf} renderItem={renderItem} cards={cards} />
  return (
    <>
      {query.isError && !query.isFetchNextPageError && <OldCopy at={query.dataUpdatedAt} />}
      {cards ? rows : <Card tight>{rows}</Card>}
      <Tail query={query} />
    </>
  )
}
