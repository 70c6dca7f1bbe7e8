import { useRef, useState } from 'react'
import { View } from '@tarojs/components'
import { teamKindNames } from '@ejia/domain/call-ups'
import { ApiError, messageOf, useAction, useApiPages, type ItemOf } from '../../../shared/api'
import { useDraft } from '../../../shared/draft'
import { replacePage } from '../../../shared/nav'
import { RequireSignIn } from '../../../shared/session'
import { Button, Card, confirm, EmptyState, Field, Icon, NoticeBar, Page, PickerField, Pressable, Skeleton, SwitchRow, TextArea, TextInput, toast } from '../../../shared/ui'
import { createRequests, emptyForm, problemsOf, withinOptions, type CallForm, type NewCall } from './form'
import '../call-ups.scss'

type Team = ItemOf<'GET /standing-teams'>

interface TeamsProps {
  teams: readonly Team[]
  chosen: readonly string[]
  error: string | undefined
  onChange: (teamIds: string[]) => void
}

function Teams({ teams, chosen, error, onChange }: TeamsProps) {
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  return (
    <Field label='召集哪些队伍' required error={error}>
      {teams.map(({ id, name, kind, size }) => {
        const on = chosen.includes(id)
        return (
          <Pressable key={id} className={`call-ups-team ${on ? 'is-on' : ''}`} role='checkbox' label={`${name}，${size} 人`} checked={on} onPress={() => toggle(id)}>
            <View className='call-ups-team__box'>{on && <Icon name='check' size='s' />}</View>
            <View className='call-ups-team__main'>
              <View>{name}</View>
              <View className='t-sub'>{`${teamKindNames[kind]} · ${size} 人`}</View>
            </View>
          </Pressable>
        )
      })}
    </Field>
  )
}

function useStart() {
  return useAction((call, body: NewCall) => call('POST /call-ups', { body }), {
    invalidates: ['GET /call-ups', 'GET /call-ups/mine', 'GET /home/mine'],
    onSuccess: ({ id }) => {
      toast('已发出召集')
      replacePage('/features/call-ups/live/index', { id })
    },
  })
}

const plural = (teams: readonly Team[], ids: readonly string[]): string => {
  const chosen = teams.filter(({ id }) => ids.includes(id))
  return `${chosen.map(({ name }) => name).join('、')}，共 ${chosen.reduce((sum, { size }) => sum + size, 0)} 人次`
}

function Form({ teams }: { teams: readonly Team[] }) {
  const { value: form, change: edit, forget } = useDraft<CallForm>('call-up', { ...emptyForm, teamIds: teams.length === 1 ? teams.map(({ id }) => id) : [] })
  const [tried, setTried] = useState(false)
  const requestOf = useRef(createRequests())
  const start = useStart()
  const problems = problemsOf(form)
  const errorOf = (field: keyof CallForm) => (tried ? problems[field] : undefined) ?? (start.error instanceof ApiError ? start.error.fieldMessage(field) : undefined)
  const submit = async () => {
    setTried(true)
    if (Object.keys(problems).length > 0) return toast('有内容需要填写，请看红字提示')
    const sure = await confirm({ title: form.rehearsal ? '现在开始演练？' : '现在召集？', text: `${plural(teams, form.teamIds)}，马上发出，夜间也会发。`, confirmText: '发出' })
    if (sure) start.mutate(requestOf.current(form, Date.now()), { onSuccess: forget })
  }
  return (
    <>
      <Card>
        <Teams teams={teams} chosen={form.teamIds} error={errorOf('teamIds')} onChange={(teamIds) => edit({ teamIds })} />
        <TextInput label='什么事' required value={form.title} onChange={(title) => edit({ title })} maxLength={40} placeholder='如：急诊批量伤员' error={errorOf('title')} />
        <TextArea label='情况' required value={form.what} onChange={(what) => edit({ what })} maxLength={500} placeholder='发生了什么、需要做什么、带什么' error={errorOf('what')} />
        <TextInput label='集合地点' required value={form.place} onChange={(place) => edit({ place })} maxLength={80} placeholder='如：门诊一楼大厅' error={errorOf('place')} />
        <PickerField label='多久之内到场' required options={withinOptions} value={form.within} onChange={(within) => edit({ within })} error={start.error instanceof ApiError ? start.error.fieldMessage('gatherBy') : undefined} />
        <SwitchRow title='这是演练' note='标题前会标明“演练”' checked={form.rehearsal} onChange={(rehearsal) => edit({ rehearsal })} />
      </Card>
      {start.isError && <NoticeBar>{messageOf(start.error)}</NoticeBar>}
      <Button block icon='bell' loading={start.isPending} onPress={submit}>
        {form.rehearsal ? '开始演练' : '马上召集'}
      </Button>
    </>
  )
}

function Loading() {
  const teams = useApiPages('GET /standing-teams', { query: { limit: 100 } })
  if (!teams.data) return teams.isError ? <NoticeBar>{messageOf(teams.error)}</NoticeBar> : <Skeleton shape='card' />
  const callable = teams.data.pages.flatMap(({ items }) => items).filter(({ can }) => can.call)
  if (callable.length === 0) return <EmptyState icon='people' title='没有可以召集的队伍' note='请先在电脑端“应急召集”里组建队伍。' />
  return <Form teams={callable} />
}

/** Calls teams from the phone, at any hour. */
export default function StartCallUp() {
  return (
    <Page title='发起召集'>
      <RequireSignIn reason='登录后可以召集您负责的队伍。'>
        <Loading />
      </RequireSignIn>
    </Page>
  )
}
