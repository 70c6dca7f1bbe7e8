import { useCallback, useState } from 'react'
import { storage } from '../../platform/storage'
import { setNecessary } from '../api'
import { currentMe } from '../session'

/** Of these the oldest go: nobody finishes a letter begun forty letters ago. */
const most = 40
const indexKey = 'drafts'

/** Bound to the person: somebody else on this phone does not get it. */
const keyFor = (name: string) => `draft.${currentMe()?.accountId ?? 'visitor'}.${name}`

/** Outlives the page, not the app: for what a phone should not write down, such as a number. */
const inMemory = new Map<string, unknown>()

function put(key: string, value: unknown): void {
  const others = (storage.get<string[]>(indexKey) ?? []).filter((each) => each !== key)
  others.slice(most - 1).forEach((oldest) => storage.remove(oldest))
  storage.set(indexKey, [key, ...others.slice(0, most - 1)])
  setNecessary(key, value)
}

function drop(key: string): void {
  inMemory.delete(key)
  storage.remove(key)
  storage.set(indexKey, (storage.get<string[]>(indexKey) ?? []).filter((each) => each !== key))
}

export interface Draft<T> {
  value: T
  change: (part: Partial<T>) => void
  /** Whether it came from an earlier visit. */
  restored: boolean
  /** The server has it. */
  forget: () => void
}

/**
 * What somebody types into a form, kept with every letter until it was sent: it is there again after the app was closed, or
 * relaunched by a scanned code. `memoryOnly` keeps it out of the phone's storage.
 */
export function useDraft<T extends object>(name: string, initial: T, { memoryOnly = false }: { memoryOnly?: boolean } = {}): Draft<T> {
  const [key] = useState(() => keyFor(name))
  const [kept] = useState(() => (memoryOnly ? inMemory.get(key) : storage.get<T>(key)) as T | undefined)
  const [value, setValue] = useState<T>(() => ({ ...initial, ...kept }))
  const change = useCallback(
    (part: Partial<T>) =>
      setValue((now) => {
        const next = { ...now, ...part }
        if (memoryOnly) inMemory.set(key, next)
        else put(key, next)
        return next
      }),
    [key, memoryOnly],
  )
  const forget = useCallback(() => drop(key), [key])
  return { value, change, restored: kept !== undefined, forget }
}
