import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { matterNames, matters, receiptText, requestKinds, requestTextLength, type Matter } from '@ejia/domain/requests'
import { ApiError, useApi } from '../../../shared/api'
import { useSession, type Me } from '../../../shared/session'
import { Button, Card, Loaded, NoticeBar, Page, PickerField, SegmentedTabs, SwitchRow, TextArea, toast } from '../../../shared/ui'
import { receipts } from '../kept'
import type { Addressee, Receipt } from '../words'
import { Handed } from './Handed'
import { Pictures } from './Pictures'
import { attemptsWith, startedAnew, useHandIn, useRequestDraft, type HandedIn, type RequestDraft } from './use-hand-in'
import '../requests.scss'

const anonymity =
  '匿名提交时，系统不记录您的账号、姓名、手机号、设备和网络地址，照片也不记录是谁传的。我们联系不到您，只能凭编号查看答复，请保存好编号。文字和照片里请不要出现能认出您的内容。'
const naming = '实名提交时，办理的组织能看到您的姓名，有答复会发消息给您。'

const matterOptions = matters.map((key) => ({ key, text: matterNames[key] }))

/** The reader's own branch; a visitor turns to the committee. */
function proposedOf(items: readonly Addressee[], me: Me | null | undefined): Addressee | undefined {
  return items.find(({ id }) => id === me?.org?.id) ?? items.find(({ name }) => me?.orgLine.includes(name)) ?? items.find(({ parentId }) => parentId === null)
}

interface FormProps {
  items: readonly Addressee[]
  onDone: (receipt: Receipt, kept: boolean) => void
}

/** Of an anonymous one the number stands on this device only. */
const keepNumber = ({ receipt, attempt }: HandedIn): boolean =>
  !receipt.named && receipts.add({ code: receipt.code, org: receipt.org.name, matter: attempt.body.matter, handedInAt: new Date().toISOString(), answerBy: receipt.answerBy })

/** Where a number is found again. */
const whereItIs = ({ named }: Receipt, kept: boolean): string => (named ? '可以在“我实名提交的”里查看。' : kept ? '编号已存在这台手机上。' : '请抄下编号。')

function ArrivedEarlier({ receipt, kept }: { receipt: Receipt; kept: boolean }) {
  return (
    <NoticeBar icon='check'>
      {`上一次提交已经收到，编号 ${receiptText(receipt.code)}，${whereItIs(receipt, kept)}改过的内容还没有提交，再提交就是新的一件。`}
    </NoticeBar>
  )
}

const gone = (error: unknown): boolean => error instanceof ApiError && error.code === 'requests.pictures_gone'

interface AddressingProps extends Pick<RequestDraft, 'draft' | 'change'> {
  org: Addressee | undefined
  items: readonly Addressee[]
  signedIn: boolean
}

/** As whom, about what, and to which organisation. */
function WhoAndWhere({ draft, change, org, items, signedIn }: AddressingProps) {
  return (
    <Card>
      <SegmentedTabs label='用什么身份' tabs={[{ key: 'named', text: '实名' }, { key: 'anonymous', text: '匿名' }]} value={draft.named ? 'named' : 'anonymous'} onChange={(key) => (key === 'named' && !signedIn ? toast('登录后才能实名提交') : change({ named: key === 'named' }))} />
      <View className='requests-note'>{draft.named ? naming : anonymity}</View>
      <PickerField label='是什么事' required options={matterOptions} value={draft.matter} onChange={(matter: Matter) => change({ matter })} />
      <PickerField
        label='向哪个组织反映'
        required
        options={items.map(({ id, name }) => ({ key: String(id), text: name }))}
        value={org ? String(org.id) : null}
        onChange={(key) => change({ orgId: Number(key) })}
      />
      {org?.parentId !== null && (
        <SwitchRow title='直接交上级办理' note='事情与这个组织的负责人有关时打开，这个组织看不到内容' checked={draft.toAbove} onChange={(toAbove) => change({ toAbove })} />
      )}
    </Card>
  )
}

function Form({ items, onDone }: FormProps) {
  const { me, signedIn } = useSession()
  const { draft, change, forget } = useRequestDraft(signedIn)
  const [asked, setAsked] = useState(false)
  const [arrived, setArrived] = useState<{ receipt: Receipt; kept: boolean }>()
  const send = useHandIn({
    onDone: (handedIn) => {
      const { receipt, attempt, earlier } = handedIn
      const kept = keepNumber(handedIn)
      if (earlier) {
        setArrived({ receipt, kept })
        change(startedAnew(draft, attempt))
        return
      }
      forget()
      onDone(receipt, kept)
    },
    onSpent: () => change(startedAnew(draft)),
  })
  const org = items.find(({ id }) => id === draft.orgId) ?? proposedOf(items, me)
  const submit = () => {
    setAsked(true)
    if (!org || draft.text.trim() === '') return
    const attempts = attemptsWith(draft, org.id)
    change({ attempts })
    send.mutate(attempts)
  }
  return (
    <>
      <WhoAndWhere {...{ draft, change, org, items, signedIn }} />
      <Card>
        <TextArea
          label='具体内容'
          required
          value={draft.text}
          onChange={(text) => change({ text })}
          maxLength={requestTextLength}
          placeholder='什么时候、在哪里、什么事，希望怎样解决'
          error={asked && draft.text.trim() === '' ? '请写明内容' : send.error instanceof ApiError ? send.error.fieldMessage('text') : undefined}
          hint={`内容自动存在这台手机上，提交后清除。`}
        />
        <Pictures pictures={draft.pictures} onChange={(pictures) => change({ pictures })} />
        {gone(send.error) && (
          <Button kind='plain' onPress={() => change({ pictures: [] })}>
            清除已失效的照片
          </Button>
        )}
        {arrived && <ArrivedEarlier {...arrived} />}
        <View className='requests-actions'>
          <Button block loading={send.isPending} onPress={submit}>
            {draft.named ? '实名提交' : '匿名提交'}
          </Button>
        </View>
      </Card>
      <NoticeBar icon='clock'>{`${requestKinds.complaint.acceptDays} 个工作日内受理，${requestKinds.complaint.answerDays} 个工作日内答复，转办不重新计时。`}</NoticeBar>
    </>
  )
}

function HandIn({ items }: ReplyOf<'GET /requests/addressees'>) {
  const [handed, setHanded] = useState<{ receipt: Receipt; kept: boolean }>()
  return handed ? <Handed {...handed} /> : <Form items={items} onDone={(receipt, kept) => setHanded({ receipt, kept })} />
}

/** 我要反映: with a name or without one. */
export default function RequestHandIn() {
  const addressees = useApi('GET /requests/addressees', {}, { keepOffline: true })
  return (
    <Page title='我要反映'>
      <Loaded query={addressees} skeleton='card'>
        {(data) => <HandIn items={data.items} />}
      </Loaded>
    </Page>
  )
}
