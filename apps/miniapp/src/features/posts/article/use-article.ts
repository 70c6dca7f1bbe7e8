import { useEffect, useRef } from 'react'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { call, useApi } from '../../../shared/api'
import { useSession } from '../../../shared/session'

export type Post = ReplyOf<'GET /posts/:postId'>
export type MyPost = ReplyOf<'GET /posts/:postId/mine'>

/** Counts the reader, once, when somebody signed in has it open. Nothing on the screen waits for it. */
function useReadMark(postId: string, mine: MyPost['mine'] | undefined): void {
  const marked = useRef(false)
  useEffect(() => {
    if (!mine || mine.readAt !== null || marked.current) return
    marked.current = true
    call('POST /posts/:postId/reads', { params: { postId } }).catch(() => undefined)
  }, [postId, mine])
}

/** An article, which all its readers share, and then what is the reader's own. One that was read stays readable without a network. */
export function useArticle(postId: string) {
  const { signedIn } = useSession()
  const params = { postId }
  const article = useApi('GET /posts/:postId', { params }, { keepOffline: true })
  const { data: my } = useApi('GET /posts/:postId/mine', { params }, { keepOffline: true, enabled: signedIn && article.isSuccess })
  useReadMark(postId, my?.mine)
  return { article, my }
}
