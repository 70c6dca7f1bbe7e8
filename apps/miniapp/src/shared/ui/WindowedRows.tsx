import { Fragment, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { useWindow } from './use-window'
import { chunkSize } from './window-range'

interface Props<T> {
  items: readonly T[]
  keyOf: (item: T) => string
  renderItem: (item: T) => ReactNode
  /** Every item brings its own card. */
  cards: boolean
}

/**
 * The rows of a list, of a long one only those near the screen: a phone draws thousands of people as quickly as twenty.
 * They come in chunks, in their order; empty space stands for the others, as tall as they were or as their like.
 */
export function WindowedRows<T>({ items, keyOf, renderItem, cards }: Props<T>) {
  const { id, range, above, below } = useWindow(items.length)
  const chunks = Array.from({ length: range.to - range.from + 1 }, (_, index) => range.from + index)
  const last = Math.ceil(items.length / chunkSize) - 1
  return (
    <View id={id} className='window'>
      <View style={{ height: `${above}px` }} />
      {chunks.map((chunk) => (
        <View key={chunk} className={`window__chunk ${cards ? 'window__chunk--cards' : ''} ${chunk < last ? 'window__chunk--more' : ''}`}>
          {items.slice(chunk * chunkSize, (chunk + 1) * chunkSize).map((item) => (
            <Fragment key={keyOf(item)}>{renderItem(item)}</Fragment>
          ))}
        </View>
      ))}
      <View style={{ height: `${below}px` }} />
    </View>
  )
}
