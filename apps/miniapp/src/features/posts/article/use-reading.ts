import { useCallback, useEffect, useRef, useState } from 'react'
import Taro, { useDidHide, useDidShow, usePageScroll } from '@tarojs/taro'
import { toast } from '../../../shared/ui'
import { keepPlace, placeIn } from './places'
import { progressOf, type Box } from './reading-progress'

/** Element around the text. */
export const textId = 'post-text'
/** Long enough for the page to be laid out, and for most pictures to have a height. */
const layoutMs = 500
const everyMs = 120

function measure(): Promise<Box | null> {
  return new Promise((done) => {
    Taro.createSelectorQuery()
      .select(`#${textId}`)
      .boundingClientRect()
      .exec(([box]: [Box | null]) => done(box ?? null))
  })
}

/** Brings the reader back to where they stopped, and says so. */
function returnTo(top: number): void {
  if (top === 0) return
  void Taro.pageScrollTo({ scrollTop: top, duration: 0 })
  toast('已回到上次读到的地方')
}

/** How far the reader is, whether the end was ever reached, and the place kept for the next time. */
export function useReading(postId: string, laidOut: boolean) {
  const [progress, setProgress] = useState(0)
  const [ended, setEnded] = useState(false)
  const busy = useRef<ReturnType<typeof setTimeout>>()
  const front = useRef(true)
  useDidShow(() => void (front.current = true))
  useDidHide(() => void (front.current = false))
  const look = useCallback(
    async (top: number | null) => {
      const box = await measure()
      // A page that was left has no size any more; where its scrolling ends then means nothing.
      if (!box || box.height === 0 || !front.current) return
      const now = progressOf(box, Taro.getWindowInfo().windowHeight)
      setProgress(Math.round(now * 100) / 100)
      if (now >= 1) setEnded(true)
      if (top !== null) keepPlace(postId, top, now >= 1)
    },
    [postId],
  )
  const last = useRef(0)
  usePageScroll(({ scrollTop }) => {
    if (!front.current) return
    last.current = scrollTop
    busy.current ??= setTimeout(() => {
      busy.current = undefined
      void look(last.current)
    }, everyMs)
  })
  useEffect(() => {
    if (!laidOut) return
    const timer = setTimeout(() => {
      returnTo(placeIn(postId))
      void look(null)
    }, layoutMs)
    return () => clearTimeout(timer)
  }, [postId, laidOut, look])
  useEffect(() => () => clearTimeout(busy.current), [])
  return { progress, ended }
}
