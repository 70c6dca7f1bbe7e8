import type { Draft } from '@ejia/contract/posts/routes'
import { checkPost } from '@ejia/domain/posts'
import { useAction, type ApiError } from '../../../shared/api'
import { askReason, confirmAction } from '../../../shared/ui'
import { isEmptyHtml, toHtml } from '../editor/to-html'
import type { WritingPage } from './use-writing'

const lists = ['GET /managed-posts', 'GET /home/workbench'] as const

/** Field → what is wrong, of what is typed; the server checks the same. */
export function wrongWith({ values }: Pick<WritingPage, 'values'>): Record<string, string> {
  const html = toHtml(values.bodyHtml)
  return checkPost({ title: values.title, bodyText: isEmptyHtml(html) ? '' : '有' })
}

/** Everything an author or a publisher does with a post. What is typed is saved first, and exactly that is acted on. */
export function usePostActions(writing: WritingPage, onWrong: (fields: Record<string, string>) => void) {
  const onProblem = ({ fields }: ApiError): boolean | undefined => {
    onWrong(Object.fromEntries(fields.map(({ field, message }) => [field.replace('body/', ''), message])))
    return undefined
  }
  const options = { invalidates: lists, onProblem, onDone: writing.setDraft }
  const submit = useAction('POST /posts/:postId/submit', { ...options, success: '已提交，等待审核' })
  const publish = useAction('POST /posts/:postId/publish', { ...options, success: '已发布' })
  const schedule = useAction('POST /posts/:postId/schedule', { ...options, success: '已定时' })
  const unschedule = useAction('DELETE /posts/:postId/schedule', { ...options, success: '已取消定时发布' })
  const withdraw = useAction('POST /posts/:postId/withdraw', { ...options, success: '已撤回，读者看不到了' })
  const pin = useAction('PUT /posts/:postId/pin', options)

  /** The post as it stands after what is typed was saved; null when it may not go on. */
  const ready = async (): Promise<Draft | null> => {
    const wrong = wrongWith(writing)
    onWrong(wrong)
    if (Object.keys(wrong).length > 0) {
      document.querySelector<HTMLElement>(wrong.title ? '#post-title' : '.tiptap')?.focus()
      return null
    }
    return writing.save()
  }
  const params = (draft: Draft) => ({ postId: draft.id })
  return {
    busy: submit.busy || publish.busy || schedule.busy,
    submit: async () => {
      const draft = await ready()
      if (draft) await submit.run({ params: params(draft) })
    },
    publish: async () => {
      const draft = await ready()
      if (!draft) return
      const text = draft.publicNotice ? `将作为公示发布，公示期 ${draft.publicNotice.workingDays} 个工作日。` : undefined
      if (await confirmAction({ title: draft.state === 'published' ? '发布修改？' : '现在发布？', text: text ?? '发布后读者马上能看到。', ok: '发布' })) await publish.run({ params: params(draft), body: { basedOn: draft.revision } })
    },
    schedule: async (at: string): Promise<boolean> => {
      const draft = await ready()
      return draft !== null && (await schedule.run({ params: params(draft), body: { basedOn: draft.revision, at } })) !== undefined
    },
    unschedule: async () => {
      if (writing.draft) await unschedule.run({ params: params(writing.draft) })
    },
    pin: async () => {
      if (writing.draft) await pin.run({ params: params(writing.draft), body: { pinned: !writing.draft.pinned } })
    },
    withdraw: async () => {
      const reason = await askReason({ title: '撤回这篇文章？', label: '撤回理由', hint: '读者马上看不到了；内容和修订都保留，可以改好再发。', ok: '撤回', danger: true })
      if (reason && writing.draft) await withdraw.run({ params: params(writing.draft), body: { reason } })
    },
  }
}
