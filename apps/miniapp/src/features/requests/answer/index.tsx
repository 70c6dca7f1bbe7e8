import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { receiptText, stepTextLength } from '@ejia/domain/requests'
import { callNameless, messageOf, useAction, useApiPages } from '../../../shared/api'
import { useDraft } from '../../../shared/draft'
import { dayText } from '../../../shared/format'
import { usePageParams } from '../../../shared/nav'
import { Button, Card, confirm, ErrorState, Page, Skeleton, TextArea, TextInput, toast } from '../../../shared/ui'
import { openedCode, receipts } from '../kept'
import { RequestCard } from '../RequestCard'
import { Timeline } from '../Timeline'
import { stepTitle, type Submitted } from '../words'
import '../requests.scss'

interface ActProps {
  code: string
  onChanged: (request: Submitted) => void
}

type Kind = 'reply' | 'follow_up'
const questions: Record<Kind, { label: string; button: string; placeholder: string }> = {
  reply: { label: '补充情况', button: '提交补充', placeholder: '办理的组织想了解什么，请写在这里' },
  follow_up: { label: '追问', button: '追问（只有一次）', placeholder: '还想了解什么，或者还有什么没有解决' },
}

function Add({ kind, code, onChanged }: ActProps & { kind: Kind }) {
  // The code opens the case: it is not written down a second time.
  const { value: { text }, change, forget } = useDraft(`request.${code}.${kind}`, { text: '' }, { memoryOnly: true })
  const [asked, setAsked] = useState(false)
  const send = useAction((_call, words: string) => callNameless('POST /requests/additions', { body: { code, kind, text: words } }), {
    onSuccess: (request) => {
      forget()
      onChanged(request)
    },
    onError: (error) => toast(messageOf(error)),
  })
  const { label, button, placeholder } = questions[kind]
  const submit = () => {
    setAsked(true)
    if (text.trim() !== '') send.mutate(text.trim())
  }
  return (
    <Card>
      <TextArea label={label} value={text} onChange={(words) => change({ text: words })} maxLength={stepTextLength} placeholder={placeholder} error={asked && text.trim() === '' ? '请写明内容' : undefined} />
      <Button kind='ghost' block loading={send.isPending} onPress={submit}>
        {button}
      </Button>
    </Card>
  )
}

function Rate({ code, onChanged }: ActProps) {
  const [text, setText] = useState('')
  const send = useAction((_call, satisfied: boolean) => callNameless('POST /requests/ratings', { body: { code, satisfied, text: text.trim() } }), {
    onSuccess: onChanged,
    onError: (error) => toast(messageOf(error)),
  })
  const say = async (satisfied: boolean) => {
    const question = satisfied ? { title: '评价为满意？', text: '评价后这件事就办结了。' } : { title: '评价为不满意？', text: '第一次不满意会转交上级组织复查。' }
    if (await confirm({ ...question, confirmText: '确定' })) send.mutate(satisfied)
  }
  return (
    <Card>
      <TextArea label='对答复满意吗' value={text} onChange={setText} maxLength={stepTextLength} placeholder='可以写一句话，也可以不写' />
      <View className='requests-pair'>
        <Button loading={send.isPending} onPress={() => say(true)}>
          满意
        </Button>
        <Button kind='ghost' loading={send.isPending} onPress={() => say(false)}>
          不满意
        </Button>
      </View>
    </Card>
  )
}

/** An anonymous one, where others use this device too. */
function OnThisDevice({ code }: { code: string }) {
  const [kept, setKept] = useState(() => receipts.has(code))
  if (!kept) return null
  const remove = async () => {
    if (!(await confirm({ title: '从这台手机移除编号？', text: '请先抄下受理编号。移除后只能凭编号查看，别处查不到这个编号。', confirmText: '移除' }))) return
    receipts.forget(code)
    setKept(false)
    toast('编号已从这台手机移除')
  }
  return (
    <Card>
      <View className='requests-note'>编号存在这台手机上，用这台手机的人都能打开。</View>
      <Button kind='plain' onPress={remove}>
        从这台手机移除编号
      </Button>
    </Card>
  )
}

function Progress({ code, request, onChanged }: ActProps & { request: Submitted }) {
  const { can } = request
  return (
    <>
      <RequestCard
        request={request}
        facts={[
          { label: '受理编号', value: receiptText(code) },
          { label: '身份', value: request.named ? '实名' : '匿名' },
          { label: '答复期限', value: dayText(request.answerBy) },
        ]}
      />
      <Timeline steps={request.steps} titleOf={stepTitle} />
      {can.rate && <Rate code={code} onChanged={onChanged} />}
      {can.reply && <Add kind='reply' code={code} onChanged={onChanged} />}
      {can.followUp && <Add kind='follow_up' code={code} onChanged={onChanged} />}
      <OnThisDevice code={code} />
    </>
  )
}

/** By a number; as a visitor, whoever is signed in. */
function ByNumber({ initial }: { initial: string }) {
  const [typed, setTyped] = useState(initial)
  const [found, setFound] = useState<{ code: string; request: Submitted }>()
  const look = useAction((_call, code: string) => callNameless('POST /requests/look-ups', { body: { code } }), {
    onSuccess: (request, code) => setFound({ code, request }),
  })
  const { mutate } = look
  useEffect(() => {
    if (initial !== '') mutate(initial)
  }, [initial, mutate])
  if (found) return <Progress {...found} onChanged={(request) => setFound({ ...found, request })} />
  if (look.isPending && initial === typed && initial !== '') return <Skeleton shape='card' />
  return (
    <Card>
      <TextInput label='受理编号' value={typed} onChange={setTyped} placeholder='提交时显示的 12 位编号' error={look.error ? messageOf(look.error) : undefined} hint='横线、空格和大小写不影响。' />
      <View className='requests-actions'>
        <Button block loading={look.isPending} disabled={typed.trim() === ''} onPress={() => mutate(typed)}>
          查进度
        </Button>
      </View>
    </Card>
  )
}

/** From a message: one of those under my name. */
function UnderMyName({ id }: { id: string }) {
  const query = useApiPages('GET /requests/mine', { query: { limit: 100 } })
  const request = query.data?.pages.flatMap(({ items }) => items).find((each) => each.id === id)
  if (query.isPending) return <Skeleton shape='card' />
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  return <ByNumber initial={request?.code ?? ''} />
}

/** 办理进度 of one request. */
export default function RequestAnswer() {
  const { id } = usePageParams<'id'>()
  const [initial] = useState(openedCode.get)
  return <Page title='办理进度'>{id ? <UnderMyName id={id} /> : <ByNumber initial={initial} />}</Page>
}
