import { useState } from 'react'
import { ApiError, messageOf, useAction, useApi } from '../../../shared/api'
import { useDraft } from '../../../shared/draft'
import { dayInput, dayText } from '../../../shared/format'
import { replacePage, usePageParams } from '../../../shared/nav'
import { RequireSignIn } from '../../../shared/session'
import { Button, Card, Facts, Loaded, MomentField, NoticeBar, Page, TextArea, toast } from '../../../shared/ui'
import { Delta } from '../Delta'
import type { EntryDetail } from '../words'
import '../points.scss'

interface Appealed {
  entryId?: string
  factOn?: string
  text: string
}

interface FormProps {
  /** Null: an entry is missing, and the day is asked for. */
  entry: EntryDetail | null
}

/** What is wrong with one field, in the server's words. */
const wordOf = (error: unknown, field: string): string | undefined => (error instanceof ApiError ? error.fieldMessage(field) : undefined)

function AppealForm({ entry }: FormProps) {
  const { value: { text, factOn }, change, forget } = useDraft(`appeal.${entry?.id ?? 'missing'}`, { text: '', factOn: '' })
  const [asked, setAsked] = useState(false)
  const send = useAction((call, body: Appealed) => call('POST /points/appeals', { body }), {
    invalidates: ['GET /points/appeals/mine', 'GET /points/ledger/:entryId'],
    onSuccess: ({ id }) => {
      forget()
      replacePage('/features/points/answer/index', { id })
    },
    onError: (error) => toast(messageOf(error)),
  })
  const ready = text.trim() !== '' && (entry !== null || factOn !== '')
  const submit = () => {
    setAsked(true)
    if (ready) send.mutate({ text: text.trim(), ...(entry ? { entryId: entry.id } : { factOn }) })
  }
  return (
    <Card>
      {entry === null && (
        <MomentField
          label='漏记的是哪一天的事'
          required
          mode='date'
          value={factOn}
          onChange={(day) => change({ factOn: day })}
          end={dayInput(Date.now())}
          error={asked && factOn === '' ? '请选择日期' : wordOf(send.error, 'factOn')}
        />
      )}
      <TextArea
        label='理由'
        required
        value={text}
        onChange={(words) => change({ text: words })}
        maxLength={500}
        placeholder={entry === null ? '参加了什么活动、在哪里、谁可以证明' : '哪里不对、应当怎样'}
        error={asked && text.trim() === '' ? '请写明理由' : wordOf(send.error, 'text')}
      />
      <Button block loading={send.isPending} onPress={submit}>
        提出申诉
      </Button>
    </Card>
  )
}

function OfEntry({ id }: { id: string }) {
  const entry = useApi('GET /points/ledger/:entryId', { params: { entryId: id } })
  return (
    <Loaded query={entry} skeleton='card'>
      {(data) => (
        <>
          <Card>
            <Facts
              items={[
                { label: '积分', value: data.title },
                { label: '分值', value: <Delta points={data.delta} /> },
                { label: '发生日期', value: dayText(data.factOn) },
              ]}
            />
          </Card>
          {data.canAppeal ? <AppealForm entry={data} /> : <NoticeBar icon='check'>这一条已经申诉过，或者所在年度已经结转，不能再申诉。</NoticeBar>}
        </>
      )}
    </Loaded>
  )
}

function Appeal() {
  const { id = '' } = usePageParams<'id'>()
  return (
    <>
      {id === '' ? <AppealForm entry={null} /> : <OfEntry id={id} />}
      <NoticeBar icon='clock'>由没有经办过这一条的支部书记或党委办答复，结果会在“我的申诉”里显示。原来的记录会保留，更正时另记一条。</NoticeBar>
    </>
  )
}

/** 申诉: against an entry, or about one that is missing. */
export default function PointAppeal() {
  return (
    <Page title='积分申诉'>
      <RequireSignIn reason='登录后可以对自己的积分提出申诉。'>
        <Appeal />
      </RequireSignIn>
    </Page>
  )
}
