import { useCallback, useEffect, useRef, useState } from 'react'
import { useMe } from '../session/use-session'

interface Draft<T> {
  value: T
  set: (value: T) => void
  /** What was typed earlier and not saved was found. */
  restored: boolean
  /** Once saved, or thrown away. */
  clear: () => void
}

const saveAfterMs = 400

function read<T>(name: string): T | undefined {
  try {
    const text = localStorage.getItem(name)
    return text === null ? undefined : (JSON.parse(text) as T)
  } catch {
    return undefined
  }
}

/** What is typed stays in this browser, per account, until it is saved: `useDraft('posts.new', empty)`. */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const name = `draft.${useMe().accountId}.${key}`
  const [kept] = useState(() => read<T>(name))
  const [value, setValue] = useState(kept ?? initial)
  const unsaved = useRef<{ timer: ReturnType<typeof setTimeout>; write: () => void }>()

  const flush = useCallback(() => {
    if (!unsaved.current) return
    clearTimeout(unsaved.current.timer)
    unsaved.current.write()
    unsaved.current = undefined
  }, [])
  const set = useCallback(
    (next: T) => {
      setValue(next)
      clearTimeout(unsaved.current?.timer)
      const write = () => localStorage.setItem(name, JSON.stringify(next))
      unsaved.current = { write, timer: setTimeout(flush, saveAfterMs) }
    },
    [name, flush],
  )
  const clear = useCallback(() => {
    clearTimeout(unsaved.current?.timer)
    unsaved.current = undefined
    localStorage.removeItem(name)
  }, [name])
  useEffect(() => flush, [flush])
  return { value, set, restored: kept !== undefined, clear }
}
