import { useState } from 'react'
import { changesRoster, correctionFieldNames, correctionReasonLength } from '@ejia/domain/corrections'
import { View } from '@tarojs/components'
import { messageOf, useAction, useApiPages, type ItemOf } from '../../../shared/api'
import { momentText } from '../../../shared/format'
import { RequireSignIn } from '../../../shared/session'
import { Button, Card, Facts, InfiniteList, NoticeBar, Page, Sheet, TextArea, toast } from '../../../shared/ui'
import { valueText } from '../correction-words'
import '../members.scss'

type Correction = ItemOf<'GET /member-corrections'>
interface Choice {
  correction: Correction
  accept: boolean
}

function CorrectionCard({ correction, onChoose }: { correction: Correction; onChoose: (choice: Choice) => void }) {
  const { member, org, field, current, wanted, reason, askedAt } = correction
  const name = correctionFieldNames[field]
  return (
    <Card>
      <View className='t-title'>{`${member.name}：${name}`}</View>
      <View className='t-sub'>{`${org.name} · ${momentText(askedAt)}申请`}</View>
      <Facts
        items={[
          { label: '名册上', value: changesRoster(field) && valueText(field, current) },
          { label: '更正为', value: valueText(field, wanted) },
          { label: '本人说明', value: reason },
        ]}
      />
      <View className='members-decide'>
        <Button kind='ghost' size='small' label={`不采纳${member.name}的${name}更正`} onPress={() => onChoose({ correction, accept: false })}>
          不采纳
        </Button>
        <Button size='small' label={`采纳${member.name}的${name}更正`} onPress={() => onChoose({ correction, accept: true })}>
          核对无误，更正
        </Button>
      </View>
    </Card>
  )
}

function DecisionSheet({ choice, onClose }: { choice: Choice; onClose: () => void }) {
  const { correction, accept } = choice
  const [answer, setAnswer] = useState('')
  const [error, setError] = useState<string>()
  const decide = useAction(
    (call) => call('POST /member-corrections/:correctionId/decision', { params: { correctionId: correction.id }, body: { accept, answer: answer.trim() } }),
    {
      invalidates: ['GET /member-corrections', 'GET /home/mine'],
      onSuccess: () => {
        toast(accept ? '已更正，本人会收到消息。' : '已答复，本人会收到消息。')
        onClose()
      },
      onError: (failure) => setError(messageOf(failure)),
    },
  )
  const submit = () => {
    const missing = !accept && answer.trim() === ''
    setError(missing ? '请写明不采纳的原因，本人会看到。' : undefined)
    return missing ? undefined : decide.mutateAsync().catch(() => undefined)
  }
  const effect = changesRoster(correction.field) ? '提交后名册马上改过来，并通知本人。' : '这一项名册不会自动改，请另行办理后在这里答复。'
  return (
    <Sheet open title={accept ? '更正名册' : '不采纳'} onClose={onClose}>
      {accept && <View className='members-sheet__text'>{effect}</View>}
      <TextArea label={accept ? '答复（可不填）' : '原因'} required={!accept} maxLength={correctionReasonLength} value={answer} error={error} onChange={setAnswer} />
      <View className='members-sheet__action'>
        <Button block onPress={submit}>
          {accept ? '更正' : '答复本人'}
        </Button>
      </View>
    </Sheet>
  )
}

function Waiting() {
  const query = useApiPages('GET /member-corrections', { query: {} })
  const [choice, setChoice] = useState<Choice | null>(null)
  return (
    <>
      <NoticeBar icon='edit'>同意之前，请核对证件、档案，或和本人确认。</NoticeBar>
      <InfiniteList
        cards
        query={query}
        keyOf={({ id }) => id}
        renderItem={(correction) => <CorrectionCard correction={correction} onChoose={setChoice} />}
        empty={{ icon: 'check', title: '没有待处理的更正', note: '党员发现自己的登记有误、申请更正时，会显示在这里。' }}
      />
      {choice && <DecisionSheet choice={choice} onClose={() => setChoice(null)} />}
    </>
  )
}

export default function Corrections() {
  return (
    <Page title='名册更正申请'>
      <RequireSignIn reason='登录后可以处理本支部的更正申请。'>
        <Waiting />
      </RequireSignIn>
    </Page>
  )
}
