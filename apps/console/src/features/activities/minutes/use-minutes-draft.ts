import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { callWithKey, keyOf, newIdempotencyKey, problemOf } from '../../../shared/api'
import { useDraft } from '../../../shared/ui'
import { Autosave, type SaveOutcome, type SaveState } from './autosave'
import { toProblems, type Problems } from './field-problems'
import type { Content, Minutes } from './minutes'

/** What this browser keeps until the server has it. */
interface Kept {
  basedOn: number
  content: Content
}

const delayMs = 1500
const retryMs = 10_000

export interface MinutesDraft {
  content: Content
  change: (content: Content) => void
  state: SaveState
  /** Beside which field something is wrong. */
  problems: Problems
  setProblems: (problems: Problems) => void
  /** Version on the server that the text is based on. */
  version: () => number
  /** Everything typed is on the server. */
  flush: () => Promise<boolean>
  /** Typed here earlier, but somebody else saved since. */
  orphan: Content | null
  discard: () => void
}

/** The text of the minutes: in this browser at once, on the server a moment after the last key. `remote: false`: nothing is sent (a correction waits for its reason). */
export function useMinutesDraft(minutes: Minutes, remote: boolean): MinutesDraft {
  const { id } = minutes.activity
  const kept = useDraft<Kept | null>(`minutes.${id}.${remote ? 'draft' : 'correction'}`, null)
  const [start] = useState(() => begin(kept.value, minutes))
  const [content, setContent] = useState(start.content)
  const [orphan, setOrphan] = useState(start.orphan)
  const [state, setState] = useState<SaveState>('saved')
  const [problems, setProblems] = useState<Problems>(noProblems)
  const version = useRef(minutes.version)
  const client = useQueryClient()
  const keep = useRef(kept)
  keep.current = kept

  const saver = useRef<Autosave<Content>>()
  const save = async (value: Content): Promise<SaveOutcome> => {
    try {
      const saved = await callWithKey(newIdempotencyKey())('PUT /activities/:activityId/minutes', { params: { activityId: id }, body: { basedOn: version.current, content: value } })
      version.current = saved.version
      client.setQueryData(keyOf('GET /activities/:activityId/minutes', { params: { activityId: id } }), saved)
      setProblems(noProblems)
      keep.current.clear()
      return 'saved'
    } catch (error) {
      const problem = problemOf(error)
      setProblems(toProblems(problem.fields))
      if (problem.code === 'thing.changed' || problem.code === 'minutes.signed_off') return 'conflict'
      return problem.fields.length > 0 ? 'refused' : 'failed'
    }
  }
  const latest = useRef(save)
  latest.current = save
  useEffect(() => {
    const made = new Autosave<Content>({ delayMs, retryMs, save: (value) => latest.current(value), onState: setState })
    saver.current = made
    if (start.restored && remote) made.change(start.content)
    // whoever leaves the page has still written what they wrote
    return () => void made.flush().finally(() => made.dispose())
  }, [remote, start])

  const change = (next: Content) => {
    setContent(next)
    kept.set({ basedOn: version.current, content: next })
    if (remote) saver.current?.change(next)
  }
  const discard = () => {
    kept.clear()
    setOrphan(null)
  }
  return { content, change, state, problems, setProblems, version: () => version.current, flush: () => saver.current?.flush() ?? Promise.resolve(true), orphan, discard }
}

const noProblems: Problems = new Map()

/** What was typed and not saved comes back when nobody saved since; otherwise it is laid beside. */
function begin(kept: Kept | null, minutes: Minutes): { content: Content; orphan: Content | null; restored: boolean } {
  if (kept === null) return { content: minutes.content, orphan: null, restored: false }
  return kept.basedOn === minutes.version ? { content: kept.content, orphan: null, restored: true } : { content: minutes.content, orphan: kept.content, restored: false }
}
