import { useCallback, useEffect, useRef, useState } from 'react'
import Taro, { usePageScroll } from '@tarojs/taro'
import { usePrefs } from './prefs.store'
import { chunksOf, chunkSize, rangeAt, spacesAround, type Range } from './window-range'

/** Shorter lists are not worth it. */
const leastItems = 5 * chunkSize
const everyMs = 80
/** Rows reach the screen a moment after React made them. */
const drawnMs = 60

interface Box {
  top: number
  height: number
}

/** Where the list is on the screen, and how tall its chunks are; null when that cannot be found out. */
function measure(id: string): Promise<{ list: Box; chunks: Box[] } | null> {
  return new Promise((done) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .boundingClientRect()
      .selectAll(`#${id} .window__chunk`)
      .boundingClientRect()
      .exec(([list, chunks]: [Box | null, Box[] | null]) => done(list && chunks && chunks.length > 0 ? { list, chunks } : null))
  })
}

interface Seen {
  id: string
  range: Range
  above: number
  below: number
}

let lists = 0

/** Which part of a long list is on the page, and how much space stands for the rest. */
export function useWindow(count: number): Seen {
  const [id] = useState(() => `window-${++lists}`)
  const chunks = chunksOf(count)
  const all = count <= leastItems
  const [seen, setSeen] = useState<Range>({ from: 0, to: 1 })
  const measured = useRef<(number | undefined)[]>([])
  const range = all ? { from: 0, to: chunks - 1 } : { from: Math.min(seen.from, chunks - 1), to: Math.min(seen.to, chunks - 1) }
  const shown = useRef(range)
  shown.current = range

  const look = useCallback(async () => {
    if (all) return
    const before = shown.current
    const boxes = await measure(id)
    // A list that cannot be measured is shown whole: slow is better than cut off.
    if (!boxes) return setSeen({ from: 0, to: chunks - 1 })
    // A page behind another one has no size.
    if (boxes.list.height === 0 || shown.current !== before) return
    // What was guessed until now is known better: the space for what was never seen follows.
    const first = measured.current.length === 0
    boxes.chunks.forEach(({ height }, index) => {
      measured.current[before.from + index] = height
    })
    const next = rangeAt(boxes.list.top, Taro.getWindowInfo().windowHeight, measured.current, chunks)
    if (first || next.from !== before.from || next.to !== before.to) setSeen(next)
  }, [all, chunks, id])

  const timer = useRef<ReturnType<typeof setTimeout>>()
  const soon = useCallback(
    (ms: number) => {
      timer.current ??= setTimeout(() => {
        timer.current = undefined
        void look()
      }, ms)
    },
    [look],
  )
  usePageScroll(() => soon(everyMs))
  const elder = usePrefs((prefs) => prefs.elder)
  useEffect(() => {
    measured.current = []
  }, [elder])
  useEffect(() => soon(drawnMs), [soon, elder, range.from, range.to])
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    [look],
  )
  return { id, range, ...spacesAround(range, measured.current, chunks) }
}
