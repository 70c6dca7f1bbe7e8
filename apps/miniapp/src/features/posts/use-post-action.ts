import type { Caller, ReplyOf } from '@ejia/contract/client/caller'
import { messageOf, useAction } from '../../shared/api'
import { toast } from '../../shared/ui'

export type Draft = ReplyOf<'GET /posts/:postId/draft'>

/** Whatever shows posts. */
export const readings = ['GET /posts', 'GET /posts/:postId', 'GET /posts/:postId/mine', 'GET /posts/:postId/draft', 'GET /managed-posts', 'GET /home'] as const

/** A step of a post's life: says what happened, or why it did not. */
export function usePostAction<V = void>(run: (call: Caller, values: V) => Promise<Draft>, said: (draft: Draft, values: V) => string, then?: () => void) {
  return useAction<V, Draft>(run, {
    invalidates: readings,
    onSuccess: (draft, values) => {
      toast(said(draft, values))
      then?.()
    },
    onError: (error) => toast(messageOf(error)),
  })
}

export const usePin = (postId: string) =>
  usePostAction(
    (call, pinned: boolean) => call('PUT /posts/:postId/pin', { params: { postId }, body: { pinned } }),
    (_, pinned) => (pinned ? '已置顶，排在栏目最前面' : '已取消置顶'),
  )
