import { useState } from 'react'
import { drafts, newDraft, type Draft } from '../kept'

/** What is being written, kept on the device with every change. */
export function useDraft(signedIn: boolean) {
  const [draft, setDraft] = useState<Draft>(() => drafts.read() ?? newDraft(signedIn))
  const change = (part: Partial<Draft>) =>
    setDraft((now) => {
      const next = { ...now, ...part }
      drafts.keep(next)
      return next
    })
  // signed out since: a name is no longer possible
  return { draft: signedIn ? draft : { ...draft, named: false }, change }
}
