import { memo, useEffect } from 'react'
import { View } from '@tarojs/components'
import { scrollToId, watchPassed } from '../../../platform/reading'
import { Article, toast } from '../../../shared/ui'

interface Props {
  blocks: readonly string[]
  /** Part to begin at; 0 for the beginning. */
  startAt: number
  onPassed: (part: number) => void
}

const markOf = (part: number): string => `study-mark-${part}`

/** A text in its parts, each with a mark at its end that tells when it has been on the screen. */
export const Parts = memo(function Parts({ blocks, startAt, onPassed }: Props) {
  useEffect(() => {
    if (startAt === 0) return
    scrollToId(`study-part-${startAt}`)
    toast('已回到上次读到的地方')
  }, [startAt])
  useEffect(() => watchPassed(blocks.map((_, part) => markOf(part)), onPassed), [blocks, onPassed])
  return (
    <View>
      {blocks.map((html, part) => (
        <View key={part} id={`study-part-${part}`} className='study-part'>
          <Article html={html} />
          <View id={markOf(part)} className='study-mark' />
        </View>
      ))}
    </View>
  )
})
