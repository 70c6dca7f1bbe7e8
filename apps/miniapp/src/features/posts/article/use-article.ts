import { useEffect, useRef } from 'react'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { call, useApi } from '../../../shared/api'

export type Post = ReplyOf<'GET /posts/:postId'>

/** Counts the reader, once, when somebody signed in has it open. Nothing on the screen waits for it. */
function useReadMark(post: Post | undefined): void {
  const marked = useRef(false)
  useEffect(() => {
    if (!post?.mine || post.mine.readAt !== null || marked.current) return
    marked.current = true
    call('POST /posts/:postId/reads', { params: { postId: post.id } }).catch(() => undefined)
  }, [post])
}

/** An article; one that was read stays readable without a network. */
export function useArticle(postId: string) {
  const article = useApi('GET /posts/:postId', { params: { postId } }, { keepOffline: true })
  useReadMark(article.data)
  return article
}
