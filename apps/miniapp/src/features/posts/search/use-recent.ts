import { useState } from 'react'
import { storage } from '../../../platform/storage'

const key = 'posts.recent-searches'
const most = 8

/** Words searched for on this device, newest first. */
export function useRecent() {
  const [words, setWords] = useState<string[]>(() => storage.get<string[]>(key) ?? [])
  const keep = (next: string[]) => {
    setWords(next)
    storage.set(key, next)
  }
  return {
    words,
    remember: (word: string) => keep([word, ...words.filter((each) => each !== word)].slice(0, most)),
    forget: () => keep([]),
  }
}
