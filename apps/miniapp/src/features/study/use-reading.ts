import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { call, queryClient } from '../../shared/api'
import { toast } from '../../shared/ui'
import { watchFocus, watchOnline } from '../../platform/lifecycle'
import { ReadingPacer, type Reading } from './reading-pacer'

/** Readings that a completion makes old. */
const changed = ['GET /study/mine', 'GET /study/summary', 'GET /points/mine', 'GET /points/mine/ledger', 'GET /home/mine'] as const

function pacerFor(itemId: string, onChange: (reading: Reading) => void): ReadingPacer {
  return new ReadingPacer({
    onChange,
    open: () => call('POST /study/items/:itemId/sessions', { params: { itemId } }),
    reach: (sessionId, anchor) => call('POST /study/sessions/:sessionId/anchors', { params: { sessionId }, body: { anchor } }),
  })
}

/** Runs the pacer while the app and the page are in front; the network coming back wakes it. */
function watchFor(pacer: ReadingPacer): () => void {
  const awake = (yes: boolean) => (yes ? pacer.resume() : pacer.pause())
  const endFocus = watchFocus(awake)
  const endOnline = watchOnline((online) => online && pacer.resume())
  pacer.resume()
  return () => {
    endFocus()
    endOnline()
    pacer.pause()
  }
}

/** A sitting with one item, as the server sees it. `active` is false when there is nothing to be seen by it. */
export function useReading(itemId: string, active: boolean) {
  const [reading, setReading] = useState<Reading>({ session: null, trouble: null })
  const pacer = useRef<ReadingPacer>()
  useEffect(() => {
    if (!active) return
    pacer.current = pacerFor(itemId, setReading)
    return watchFor(pacer.current)
  }, [itemId, active])
  useDidHide(() => pacer.current?.pause())
  useDidShow(() => pacer.current?.resume())

  const completed = reading.session?.completedAt != null
  useEffect(() => {
    if (!completed) return
    toast('学完了，学时已计入。')
    changed.forEach((endpoint) => void queryClient.invalidateQueries({ queryKey: [endpoint] }))
  }, [completed])

  const passed = useCallback((part: number) => pacer.current?.passed(part), [])
  return { reading, passed, takeOver: () => pacer.current?.takeOver() }
}
