import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { matterNames, matters, requestKinds, requestTextLength, type Matter } from '@ejia/domain/requests'
import { ApiError, callNameless, messageOf, useAction, useApi } from '../../../shared/api'
import { useSession, type Me } from '../../../shared/session'
import { Button, Card, Loaded, NoticeBar, Page, PickerField, SegmentedTabs, SwitchRow, TextArea, toast } from '../../../shared/ui'
import { drafts, receipts, type Draft } from '../kept'
import type { Addressee, Receipt } from '../words'
import { Handed } from './Handed'
import { Pictures } from './Pictures'
import { useDraft } from './use-draft'
import '../requests.scss'

const anonymity =
  '匿名提交时，系统不记录您的账号、姓名、手机号、设备和网络地址，照片也不记录是谁传的。我们联系不到您，只能凭编号查看答复，请保存好编号。文字和照片里请不要出现能认出您的内容。'
const naming = '实名提交时，办理的组织能看到您的姓名，有答复会发消息给您。'

const matterOptions = matters.map((key) => ({ key, text: matterNames[key] }))

/** The reader's own branch; a visitor turns to the committee. */
function proposedOf(items: readonly Addressee[], me: Me | null | undefined): Addressee | undefined {
  return items.find(({ id }) => id === me?.org?.id) ?? items.find(({ name }) => me?.orgLine.includes(name)) ?? items.find(({ parentId }) => parentId === null)
}

const bodyOf = ({ matter, toAbove, text, pictures, submissionKey }: Draft, orgId: number) => ({
  kind: 'complaint' as const, matter, orgId, toAbove, text: text.trim(), fileIds: pictures.map(({ id }) => id), submissionKey,
})

interface Handing {
  draft: Draft
  orgId: number
}

/** Under a name by the session; without one as a visitor, whoever is signed in. */
function useHandIn(onDone: (receipt: Receipt, draft: Draft) => void) {
  return useAction(
    (call, { draft, orgId }: Handing) => (draft.named ? call('POST /requests', { body: bodyOf(draft, orgId) }) : callNameless('POST /requests/anonymous', { body: bodyOf(draft, orgId) })),
    {
      invalidates: ['GET /requests/mine'],
      onSuccess: (receipt, { draft }) => onDone(receipt, draft),
      onError: (error) => toast(messageOf(error)),
    },
  )
}

interface FormProps {
  items: readonly Addressee[]
  onDone: (receipt: Receipt, draft: Draft) => void
}

const gone = (error: unknown): boolean => error instanceof ApiError && error.code === 'requests.pictures_gone'

function Form({ items, onDone }: FormProps) {
  const { me, signedIn } = useSession()
  const { draft, change } = useDraft(signedIn)
  const [asked, setAsked] = useState(false)
  const send = useHandIn(onDone)
  const org = items.find(({ id }) => id === draft.orgId) ?? proposedOf(items, me)
  const submit = () => {
    setAsked(true)
    if (org && draft.text.trim() !== '') send.mutate({ draft, orgId: org.id })
  }
  return (
    <>
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
  const done = (receipt: Receipt, draft: Draft) => {
    const { code, org, answerBy } = receipt
    const kept = receipts.add({ code, org: org.name, matter: draft.matter, handedInAt: new Date().toISOString(), answerBy })
    drafts.forget()
    setHanded({ receipt, kept })
  }
  return handed ? <Handed {...handed} /> : <Form items={items} onDone={done} />
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
