import { useRef, useState } from 'react'
import { checkPost } from '@ejia/domain/posts'
import { ApiError, call, messageOf, queryClient, useAction } from '../../../shared/api'
import { replacePage } from '../../../shared/nav'
import { toast } from '../../../shared/ui'
import { readings, type Draft } from '../use-post-action'
import { contentOf, hasBody, type Form } from './form'
import type { Writing } from './use-form'

export type After = 'stay' | 'submit' | 'publish'
type Wrong = Record<string, string>

/** All of it names the action: after a lost reply the same one is repeated, a changed text is another one. */
interface Save {
  after: After
  form: Form
  basedOn: number
}

const said: Record<After, string> = {
  stay: '草稿已保存',
  submit: '已提交审核，通过后就能发布',
  publish: '已发布，读者现在就能看到',
}

/** What has to be there before others see it; a draft may be half done. */
function missing(form: Form, after: After): Wrong {
  const place: Wrong = form.orgId === null ? { orgId: '请选择发布组织' } : {}
  return after === 'stay' ? place : { ...place, ...checkPost({ title: form.title, bodyText: hasBody(form) ? '有' : '' }) }
}

function wrongOf(error: unknown): Wrong {
  if (!(error instanceof ApiError)) return {}
  return Object.fromEntries(error.fields.map(({ field, message }) => [field.replace(/^(body)?\//, ''), message]))
}

/** Saves, and then hands in or publishes. A failure keeps what was typed; somebody else's save is explained. */
export function useSaving(postId: string | undefined, writing: Writing) {
  const id = useRef(postId)
  const [wrong, setWrong] = useState<Wrong>({})
  const [conflict, setConflict] = useState(false)
  const act = useAction<Save, Draft>(
    async (caller, { after, form, basedOn }) => {
      const body = contentOf(form, form.orgId ?? 0)
      const draft = id.current
        ? await caller('PUT /posts/:postId', { params: { postId: id.current }, body: { ...body, basedOn } })
        : await caller('POST /posts', { body })
      id.current = draft.id
      writing.saved(draft.revision, form)
      const params = { postId: draft.id }
      if (after === 'submit') return caller('POST /posts/:postId/submit', { params })
      return after === 'publish' ? caller('POST /posts/:postId/publish', { params, body: { basedOn: draft.revision } }) : draft
    },
    {
      invalidates: readings,
      onSuccess: (draft, { after }) => {
        toast(said[after])
        if (after !== 'stay') replacePage('/features/posts/draft/index', { id: draft.id })
      },
      onError: (error) => {
        const overtaken = error instanceof ApiError && error.code === 'thing.changed'
        setConflict(overtaken)
        setWrong(wrongOf(error))
        toast(overtaken ? '刚才被别人保存过，请看页面最上面' : messageOf(error))
        if (overtaken) void queryClient.invalidateQueries({ queryKey: ['GET /posts/:postId/draft'] })
      },
    },
  )
  const check = (after: After): boolean => {
    const found = missing(writing.form, after)
    setWrong(found)
    const complete = Object.keys(found).length === 0
    if (!complete) toast('有内容需要填写，请看红字提示')
    return complete
  }
  const keepMine = async () => {
    if (!id.current) return
    const newest = await call('GET /posts/:postId/draft', { params: { postId: id.current } })
    writing.rebase(newest.revision)
    setConflict(false)
    toast('请再按一次保存，您写的内容会成为最新版本')
  }
  return { wrong, conflict, busy: act.isPending, check, save: (after: After) => act.mutate({ after, form: writing.form, basedOn: writing.basedOn }), keepMine, postId: () => id.current }
}
export type Saving = ReturnType<typeof useSaving>
