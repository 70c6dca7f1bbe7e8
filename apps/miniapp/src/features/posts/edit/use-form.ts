import { useEffect, useRef, useState } from 'react'
import { storage } from '../../../platform/storage'
import { currentMe } from '../../../shared/session'
import type { Form } from './form'

interface Kept {
  form: Form
  /** Revision it was begun on; 0 for a new post. */
  basedOn: number
}

const keepAfterMs = 600

/** Bound to the person: somebody else on this phone does not get it. */
const keyFor = (postId: string | undefined) => `posts.writing.${currentMe()?.accountId ?? ''}.${postId ?? 'new'}`

/** What is being written, kept on the phone while typing until the server has it. */
export function useForm(postId: string | undefined, saved: Kept) {
  const key = keyFor(postId)
  const kept = useRef(storage.get<Kept>(key))
  const [state, setState] = useState<Kept>(kept.current ?? saved)
  const [restored, setRestored] = useState(kept.current !== undefined)
  const dirty = useRef(false)
  useEffect(() => {
    if (!dirty.current) return
    const timer = setTimeout(() => dirty.current && storage.set(key, state), keepAfterMs)
    return () => clearTimeout(timer)
  }, [key, state])
  const latest = useRef(state.form)
  latest.current = state.form
  const newest = useRef(state)
  newest.current = state
  // A code scanned from outside destroys the page between two letters.
  useEffect(() => () => void (dirty.current && storage.set(key, newest.current)), [key])
  const settle = () => {
    dirty.current = false
    storage.remove(key)
    setRestored(false)
  }
  return {
    form: state.form,
    basedOn: state.basedOn,
    restored,
    change: (part: Partial<Form>) => {
      dirty.current = true
      setState((now) => ({ ...now, form: { ...now.form, ...part } }))
    },
    /** What is written goes on top of a newer revision. */
    rebase: (basedOn: number) => setState((now) => ({ ...now, basedOn })),
    /** The server has what was sent; what was typed meanwhile is still to be saved. */
    saved: (basedOn: number, sent: Form) => {
      if (latest.current === sent) settle()
      setState((now) => ({ ...now, basedOn }))
    },
    discard: () => {
      settle()
      setState(saved)
    },
  }
}
export type Writing = ReturnType<typeof useForm>
