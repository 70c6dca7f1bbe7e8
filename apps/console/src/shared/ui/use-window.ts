import { useCallback, useState, type UIEvent } from 'react'

/** Fewer rows than this are simply all there. */
const plainUpTo = 120
const spare = 12
/** So near the end the next page is asked for. */
const nearEndPx = 600

interface Options {
  count: number
  rowHeight: number
  height: number
  onNearEnd: () => void
}

/** Which rows of a long table are drawn: those in view and a few around, the rest is empty height. */
export function useWindow({ count, rowHeight, height, onNearEnd }: Options) {
  const [top, setTop] = useState(0)
  const onScroll = useCallback(
    ({ currentTarget }: UIEvent<HTMLElement>) => {
      // In steps of a few rows: the table is drawn anew for each.
      const step = rowHeight * 6
      setTop(Math.floor(currentTarget.scrollTop / step) * step)
      if (currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight < nearEndPx) onNearEnd()
    },
    [rowHeight, onNearEnd],
  )
  if (count <= plainUpTo) return { first: 0, last: count, before: 0, after: 0, onScroll }
  const first = Math.max(0, Math.floor(top / rowHeight) - spare)
  const last = Math.min(count, Math.ceil((top + height) / rowHeight) + spare + 6)
  return { first, last, before: first * rowHeight, after: (count - last) * rowHeight, onScroll }
}
