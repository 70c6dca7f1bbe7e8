import { useCallback, useEffect, useRef, useState } from 'react'
import type { Draft } from '@ejia/contract/posts/routes'
import { callWithKey, newIdempotencyKey, problemOf, call, queryClient, keyOf, type ApiError } from '../../../shared/api'
import { toast, useDraft } from '../../../shared/ui'
import { contentOf, isWorthKeeping, valuesOf, type PostValues } from './values'

export type SaveState = 'saved' | 'typed' | 'saving' | 'failed' | 'conflict'

export interface Writing {
  values: PostValues
  change: (patch: Partial<PostValues>) => void
  /** The newest revision this page knows; null until the first save. */
  draft: Draft | null
  /** An action answered with the post as it is now. */
  setDraft: (draft: Draft) => void
  state: SaveState
  /** Why the last save failed. */
  problem: ApiError | null
  /** Somebody else saved since: what they saved. */
  theirs: Draft | null
  /** Saves what is typed; the draft as it is then, or null when that did not work. */
  save: (options?: { quiet?: boolean }) => Promise<Draft | null>
  /** Goes on with mine, on top of theirs. */
  keepMine: () => Promise<void>
  /** Takes theirs, mine is thrown away. */
  takeTheirs: () => void
  /** Shows another content, from a restored revision or thrown-away typing. */
  replace: (draft: Draft) => void
  /** Typing of an earlier visit was found and shown. */
  restored: boolean
  /** Changes whenever the text is another one than was typed: the editor starts anew. */
  textKey: number
}

interface Kept {
  values: PostValues
  /** Revision the typing began from. */
  basedOn: number
}

/** Rest after the last key before an unpublished draft saves itself, and the least time between two such saves. */
const restMs = 4000
const betweenMs = 30_000

/** Everything that happens to what is typed: kept in this browser at once, saved to the server, never overwritten. */
export function useWriting(initial: { draft: Draft | null; values: PostValues }, onCreated: (draft: Draft) => void): Writing {
  const [draft, setDraft] = useState(initial.draft)
  const kept = useDraft<Kept>(`posts.${draft?.id ?? 'new'}`, { values: initial.values, basedOn: initial.draft?.revision ?? 0 })
  const [state, setState] = useState<SaveState>(kept.restored ? 'typed' : 'saved')
  const [problem, setProblem] = useState<ApiError | null>(null)
  const [theirs, setTheirs] = useState<Draft | null>(null)
  const [restored, setRestored] = useState(kept.restored)
  const [textKey, setTextKey] = useState(0)
  /** What the latest callbacks see, whenever they were made. */
  const now = useRef({ values: kept.value.values, basedOn: kept.restored ? kept.value.basedOn : (initial.draft?.revision ?? 0), draft: initial.draft, typedSince: kept.restored, busy: null as Promise<Draft | null> | null })

  const remember = useCallback((values: PostValues) => kept.set({ values, basedOn: now.current.basedOn }), [kept.set])
  const change = useCallback(
    (patch: Partial<PostValues>) => {
      now.current.values = { ...now.current.values, ...patch }
      now.current.typedSince = true
      remember(now.current.values)
      setState((before) => (before === 'conflict' ? before : 'typed'))
    },
    [remember],
  )

  const accept = useCallback((saved: Draft) => {
    now.current.draft = saved
    now.current.basedOn = saved.revision
    setDraft(saved)
    void queryClient.invalidateQueries({ queryKey: ['GET /managed-posts'] })
    queryClient.setQueryData(keyOf('GET /posts/:postId/draft', { params: { postId: saved.id } }), saved)
  }, [])

  const send = useCallback(async (): Promise<Draft> => {
    const { values, basedOn, draft: known } = now.current
    const callOnce = callWithKey(newIdempotencyKey())
    if (!known) return callOnce('POST /posts', { body: contentOf(values) })
    return callOnce('PUT /posts/:postId', { params: { postId: known.id }, body: { ...contentOf(values), basedOn } })
  }, [])

  const run = useCallback(
    async (quiet: boolean): Promise<Draft | null> => {
      const first = now.current.draft === null
      now.current.typedSince = false
      setState('saving')
      try {
        const saved = await send()
        accept(saved)
        setProblem(null)
        if (!now.current.typedSince) {
          setState('saved')
          setRestored(false)
          kept.clear()
        } else {
          remember(now.current.values)
          setState('typed')
        }
        if (first) {
          kept.clear()
          onCreated(saved)
        }
        return saved
      } catch (error) {
        now.current.typedSince = true
        const found = problemOf(error)
        const known = now.current.draft
        if (found.code === 'thing.changed' && known) {
          setTheirs(await call('GET /posts/:postId/draft', { params: { postId: known.id } }).catch(() => null))
          setState('conflict')
          return null
        }
        setProblem(found)
        setState('failed')
        if (!quiet) toast.error(found.message)
        return null
      }
    },
    [accept, kept.clear, onCreated, remember, send],
  )

  const save = useCallback(
    async ({ quiet = false }: { quiet?: boolean } = {}): Promise<Draft | null> => {
      // one at a time: what was typed while a save was under way is saved by the next
      while (now.current.busy) await now.current.busy
      if (!now.current.typedSince && now.current.draft) return now.current.draft
      now.current.busy = run(quiet).finally(() => (now.current.busy = null))
      return now.current.busy
    },
    [run],
  )

  const replace = useCallback(
    (from: Draft) => {
      accept(from)
      now.current.values = valuesOf(from)
      now.current.typedSince = false
      kept.set({ values: now.current.values, basedOn: from.revision })
      kept.clear()
      setTheirs(null)
      setProblem(null)
      setRestored(false)
      setState('saved')
      setTextKey((key) => key + 1)
    },
    [accept, kept.clear, kept.set],
  )
  const takeTheirs = useCallback(() => theirs && replace(theirs), [replace, theirs])
  const keepMine = useCallback(async () => {
    if (!theirs) return
    accept(theirs)
    setTheirs(null)
    await save()
  }, [accept, save, theirs])

  useAutosave(state, draft, () => isWorthKeeping(now.current.values) && void save({ quiet: true }))
  return { values: now.current.values, change, draft, setDraft: accept, state, problem, theirs, save, keepMine, takeTheirs, replace, restored, textKey }
}

/** Only what nobody reads yet saves itself: a save takes a post out of review, and is a change that others would see announced. */
function useAutosave(state: SaveState, draft: Draft | null, save: () => void): void {
  const last = useRef(0)
  const latest = useRef(save)
  latest.current = save
  const quiet = draft === null || draft.state === 'draft'
  useEffect(() => {
    if (state !== 'typed' || !quiet) return
    const timer = setInterval(() => {
      if (performance.now() - last.current < betweenMs && last.current > 0) return
      last.current = performance.now()
      latest.current()
    }, restMs)
    return () => clearInterval(timer)
  }, [state, quiet])
}
