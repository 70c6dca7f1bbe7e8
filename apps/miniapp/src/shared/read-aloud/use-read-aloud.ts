import { useEffect, useRef, useState } from 'react'
import { useDidHide } from '@tarojs/taro'
import { pauseSpeech, resumeSpeech, speak, stopSpeech, watchVoice } from '../../platform/speech'
import type { Sentence } from './spoken-parts'

export interface ReadAloud {
  /** Whether there is a voice at all; nothing is offered without. */
  can: boolean
  state: 'off' | 'playing' | 'paused'
  /** Block being read; -1 when none is. */
  block: number
  /** The voice gave up. */
  failed: boolean
  start: () => void
  pause: () => void
  resume: () => void
  stop: () => void
}

/** Reads an article sentence by sentence; leaving the page ends it. */
export function useReadAloud(sentences: readonly Sentence[]): ReadAloud {
  const [can, setCan] = useState(false)
  const [state, setState] = useState<ReadAloud['state']>('off')
  const [at, setAt] = useState(0)
  const [failed, setFailed] = useState(false)
  const list = useRef(sentences)
  list.current = sentences
  const stop = () => {
    stopSpeech()
    setState('off')
    setAt(0)
  }
  const read = (index: number) => {
    const sentence = list.current[index]
    if (!sentence) return stop()
    setAt(index)
    const giveUp = () => {
      stop()
      setFailed(true)
    }
    speak(sentence.text, { done: () => read(index + 1), failed: giveUp })
  }
  const start = () => {
    setFailed(false)
    setState('playing')
    read(0)
  }
  const pause = () => {
    pauseSpeech()
    setState('paused')
  }
  const resume = () => {
    resumeSpeech()
    setState('playing')
  }
  useEffect(() => watchVoice(setCan), [])
  useDidHide(stop)
  useEffect(() => stopSpeech, [])
  return { can: can && sentences.length > 0, state, block: state === 'off' ? -1 : (sentences[at]?.block ?? -1), failed, start, pause, resume, stop }
}
