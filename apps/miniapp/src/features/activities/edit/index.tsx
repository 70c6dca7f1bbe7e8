import { useState } from 'react'
import { View } from '@tarojs/components'
import { ApiError, messageOf, useAction, useApi } from '../../../shared/api'
import { goBack, replacePage, usePageParams } from '../../../shared/nav'
import { RequireSignIn, useSession } from '../../../shared/session'
import { Button, Card, confirm, EmptyState, Loaded, NoticeBar, Page, SectionHeader, TextArea, toast } from '../../../shared/ui'
import type { Activity } from '../detail/use-activity'
import { contentOf, formOf, newForm, problemsOf, type ActivityContent } from './form'
import { useDraft } from './use-draft'
import { WhatFields } from './WhatFields'
import { WhenFields } from './WhenFields'
import { WhoFields } from './WhoFields'

/** Organisations to choose from: those one works for, and the plan's own, which may lie below them. */
function useOrgs(activity: Activity | undefined) {
  const { me } = useSession()
  const mine = me?.manages ?? []
  return activity && !mine.some(({ id }) => id === activity.org.id) ? [...mine, activity.org] : mine
}

function useSave(id: string | undefined, forget: () => void) {
  return useAction(
    (call, body: ActivityContent) =>
      id ? call('PUT /activities/:activityId', { params: { activityId: id }, body }) : call('POST /activities', { body }),
    {
      invalidates: ['GET /managed-activities', 'GET /activities/:activityId'],
      onSuccess: (saved) => {
        forget()
        toast('已保存，开放后党员才能看到')
        if (id) goBack()
        else replacePage('/features/activities/detail/index', { id: saved.id })
      },
    },
  )
}

function Editor({ id, activity }: { id: string | undefined; activity: Activity | undefined }) {
  const orgs = useOrgs(activity)
  const draft = useDraft(id, () => (activity ? formOf(activity) : newForm(orgs[0]?.id ?? null, Date.now())))
  const save = useSave(id, draft.forget)
  const [tried, setTried] = useState(false)
  const { form, edit } = draft
  const problems = problemsOf(form)
  const errorOf = (field: keyof ActivityContent) =>
    (tried ? problems[field] : undefined) ?? (save.error instanceof ApiError ? save.error.fieldMessage(field) : undefined)
  const submit = () => {
    setTried(true)
    if (Object.keys(problems).length > 0) toast('有内容需要修改，请看红字提示')
    else save.mutate(contentOf(form))
  }
  const startOver = async () => {
    if (await confirm({ title: '不要这份草稿？', text: '已填写的内容会清除。', confirmText: '清除' })) draft.startOver()
  }
  const fields = { form, edit, errorOf }
  return (
    <>
      {draft.restored && (
        <>
          <NoticeBar icon='edit'>接着上次没有保存的内容填写。</NoticeBar>
          <Button kind='plain' size='small' onPress={startOver}>
            重新填写
          </Button>
        </>
      )}
      <Card>
        <WhatFields {...fields} orgs={orgs} />
      </Card>
      <Card>
        <SectionHeader title='时间' />
        <WhenFields {...fields} />
      </Card>
      <Card>
        <SectionHeader title='参加' />
        <WhoFields {...fields} />
      </Card>
      <Card>
        <TextArea label='活动说明' value={form.description} onChange={(description) => edit({ description })} maxLength={5000} error={errorOf('description')} />
      </Card>
      {save.isError && <NoticeBar>{messageOf(save.error)}</NoticeBar>}
      <View>
        <Button block loading={save.isPending} onPress={submit}>
          保存
        </Button>
      </View>
    </>
  )
}

function Existing({ id }: { id: string }) {
  const activity = useApi('GET /activities/:activityId', { params: { activityId: id } })
  return (
    <Loaded query={activity} skeleton='card'>
      {(data) => (data.can.edit ? <Editor id={id} activity={data} /> : <EmptyState icon='lock' title='不能修改' note='活动开放以后，安排不能再修改。' />)}
    </Loaded>
  )
}

function Allowed({ id }: { id: string | undefined }) {
  const { isStaff } = useSession()
  if (!isStaff) return <EmptyState icon='lock' title='不能安排活动' note='支部委员和书记可以安排活动。' />
  return id ? <Existing id={id} /> : <Editor id={undefined} activity={undefined} />
}

export default function EditActivity() {
  const { id } = usePageParams<'id'>()
  return (
    <Page title={id ? '编辑活动' : '新建活动'}>
      <RequireSignIn reason='登录后可以安排活动。'>
        <Allowed id={id} />
      </RequireSignIn>
    </Page>
  )
}
