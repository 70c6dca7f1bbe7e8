import { useEffect, useState } from 'react'
import { cleaned, wordWhileTyping } from './search-word'
import { useRecent } from './use-recent'

const pauseMs = 400

/** What is typed, and what is looked for: after a short pause, or at once when confirmed or chosen. */
export function useSearch() {
  const [typed, setTyped] = useState('')
  const [word, setWord] = useState<string | null>(null)
  const recent = useRecent()
  useEffect(() => {
    const timer = setTimeout(() => setWord((now) => (cleaned(typed) === now ? now : wordWhileTyping(typed))), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  const searchFor = (text: string) => {
    const wanted = cleaned(text)
    setTyped(text)
    setWord(wanted === '' ? null : wanted)
    if (wanted !== '') recent.remember(wanted)
  }
  return { typed, setTyped, word, searchFor, recent }
}
