import type { ReplyOf } from '@ejia/contract/client/caller'
import { correctionFieldNames, correctionStateNames, type CorrectionState } from '@ejia/domain/corrections'
import { View } from '@tarojs/components'
import { messageOf, useAction, useApi } from '../../../shared/api'
import { momentText } from '../../../shared/format'
import { RequireSignIn } from '../../../shared/session'
import { Button, Card, confirm, Facts, Loaded, NoticeBar, Page, SectionHeader, Tag, toast, type Tone } from '../../../shared/ui'
import { valueText } from '../correction-words'
import { CorrectionForm } from './CorrectionForm'
import '../members.scss'

type Correction = ReplyOf<'GET /member-corrections/mine'>['items'][number]

const tones: Record<CorrectionState, Tone> = { asked: 'gold', accepted: 'ok', refused: 'neutral', withdrawn: 'neutral' }

function CorrectionLine({ correction, onWithdraw }: { correction: Correction; onWithdraw: (correction: Correction) => Promise<void> }) {
  const { field, wanted, reason, state, askedAt, answer } = correction
  return (
    <View className='members-correction'>
      <View className='members-correction__title'>
        {correctionFieldNames[field]} <Tag tone={tones[state]}>{correctionStateNames[state]}</Tag>
      </View>
      <Facts
        items={[
          { label: '更正为', value: state === 'withdrawn' ? undefined : valueText(field, wanted) },
          { label: '说明', value: reason },
          { label: '申请时间', value: momentText(askedAt) },
          { label: '支部答复', value: answer },
        ]}
      />
      {state === 'asked' && (
        <Button kind='ghost' size='small' label={`撤回${correctionFieldNames[field]}的申请`} onPress={() => onWithdraw(correction)}>
          撤回申请
        </Button>
      )}
    </View>
  )
}

function useWithdraw() {
  const withdraw = useAction((call, correctionId: string) => call('POST /member-corrections/:correctionId/withdrawal', { params: { correctionId } }), {
    invalidates: ['GET /member-corrections/mine'],
    onSuccess: () => toast('已撤回。'),
    onError: (error) => toast(messageOf(error)),
  })
  return async ({ id, field }: Correction) => {
    const text = `支部就不再核对“${correctionFieldNames[field]}”了，可以重新申请。`
    if (await confirm({ title: '撤回这条申请？', text, confirmText: '撤回' })) await withdraw.mutateAsync(id).catch(() => undefined)
  }
}

function Corrections() {
  const mine = useApi('GET /member-corrections/mine', {})
  const withdraw = useWithdraw()
  return (
    <>
      <NoticeBar icon='edit'>登记有误，在这里告诉支部。支部核对后更正名册，结果会发消息给您。</NoticeBar>
      <CorrectionForm />
      <Loaded query={mine}>
        {({ items }) =>
          items.length > 0 && (
            <Card>
              <SectionHeader title='我的申请' />
              {items.map((correction) => (
                <CorrectionLine key={correction.id} correction={correction} onWithdraw={withdraw} />
              ))}
            </Card>
          )
        }
      </Loaded>
    </>
  )
}

export default function MyCorrections() {
  return (
    <Page title='更正我的登记'>
      <RequireSignIn reason='登录后可以申请更正自己的登记。'>
        <Corrections />
      </RequireSignIn>
    </Page>
  )
}
