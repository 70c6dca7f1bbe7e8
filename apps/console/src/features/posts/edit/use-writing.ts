import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Draft } from '@ejia/contract/posts/routes'
import { call, callWithKey, keyOf, newIdempotencyKey, problemOf, queryClient } from '../../../shared/api'
import { toast, useDraft } from '../../../shared/ui'
import { isWorthKeeping, type PostValues } from './values'
import { Writing, type Kept, type WritingTools, type WritingView } from './writing'

export type WritingPage = WritingView & Pick<Writing, 'change' | 'save' | 'setDraft' | 'keepMine' | 'takeTheirs' | 'replace'>

/** Rest after typing before an unpublished draft saves itself, and the least time between two such saves. */
const restMs = 4000
const betweenMs = 30_000

type Server = Pick<WritingTools, 'create' | 'save' | 'read' | 'problemOf'>

let lastSent = { text: '', key: '' }

/** The same content after a lost answer is the same save: it keeps its key. */
function keyFor(content: unknown): string {
  const text = JSON.stringify(content)
  if (lastSent.text !== text) lastSent = { text, key: newIdempotencyKey() }
  return lastSent.key
}

const server: Server = {
  create: async (body) => {
    const draft = await callWithKey(keyFor(body))('POST /posts', { body })
    // written again on another page, it is another post
    lastSent = { text: '', key: '' }
    return draft
  },
  save: (postId, body) => callWithKey(keyFor([postId, body]))('PUT /posts/:postId', { params: { postId }, body }),
  read: (postId) => call('GET /posts/:postId/draft', { params: { postId } }),
  problemOf,
}

/** The list and the next visit of this page see what was saved. */
function announce(draft: Draft): void {
  void queryClient.invalidateQueries({ queryKey: ['GET /managed-posts'] })
  void queryClient.invalidateQueries({ queryKey: ['GET /posts/:postId/revisions'] })
  queryClient.setQueryData(keyOf('GET /posts/:postId/draft', { params: { postId: draft.id } }), draft)
}

/** Writing a post on a page. `onCreated`: the first save gave it its address. */
export function useWriting(initial: { draft: Draft | null; values: PostValues }, onCreated: (draft: Draft) => void): WritingPage {
  const [id, setId] = useState(initial.draft?.id ?? 'new')
  const local = useDraft<Kept>(`posts.${id}`, { values: initial.values, basedOn: initial.draft?.revision ?? 0 })
  const tools: WritingTools = {
    ...server,
    keep: local.set,
    forget: local.clear,
    onSaved: (draft, first) => {
      announce(draft)
      if (!first) return
      setId(draft.id)
      onCreated(draft)
    },
    onFailed: ({ message }) => toast.error(message),
  }
  const [writing] = useState(() => new Writing({ ...initial, kept: local.restored ? local.value : null }, tools))
  writing.tools = tools
  const view = useSyncExternalStore(writing.subscribe, writing.look)
  useAutosave(view, writing)
  const { change, save, setDraft, keepMine, takeTheirs, replace } = writing
  return { ...view, change, save, setDraft: (draft) => (announce(draft), setDraft(draft)), keepMine, takeTheirs, replace }
}

/** Only what nobody reads yet saves itself: a save takes a post out of review, and is a change that others would see announced. */
function useAutosave({ state, draft }: WritingView, writing: Writing): void {
  const last = useRef(0)
  const unpublished = draft === null || draft.state === 'draft'
  useEffect(() => {
    if (state !== 'typed' || !unpublished) return
    const timer = setInterval(() => {
      if ((last.current > 0 && performance.now() - last.current < betweenMs) || !isWorthKeeping(writing.look().values)) return
      last.current = performance.now()
      void writing.save({ quiet: true })
    }, restMs)
    return () => clearInterval(timer)
  }, [state, unpublished, writing])
}
