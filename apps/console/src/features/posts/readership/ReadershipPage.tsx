import { Button, Progress, Segmented } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import type { Readership } from '@ejia/contract/posts/routes'
import { daytime } from '@ejia/domain/daytime'
import { downloadFile, problemOf, useAction, useRead } from '../../../shared/api'
import { momentText } from '../../../shared/time'
import { confirmAction, ErrorPanel, Page, Panel, toast } from '../../../shared/ui'
import { MarkTable, type Shown } from './MarkTable'
import './readership.css'

/** Who has read, who has signed, who has not; and a reminder within its limits. */
export function ReadershipPage() {
  const { postId = '' } = useParams()
  const params = { postId }
  const draft = useRead('GET /posts/:postId/draft', { params })
  const counts = useRead('GET /posts/:postId/readership', { params }, { refetchInterval: 60_000 })
  const back = { to: `/posts/${postId}`, label: '文章' }
  const error = draft.error ?? counts.error
  if (!draft.data || !counts.data) {
    return (
      <Page title="阅读与签收" back={back} loading={!error}>
        {error && <ErrorPanel error={error} retry={() => void counts.refetch()} />}
      </Page>
    )
  }
  const { title, can, remindedAt } = draft.data
  return (
    <Page title={`阅读与签收：${title}`} back={back} note="只记有没有打开、有没有签收，不记时长，不排名次。" extra={<Export postId={postId} />}>
      <Marks postId={postId} counts={counts.data} remind={can.remind ? <Remind postId={postId} missing={counts.data.receipts?.missing ?? 0} remindedAt={remindedAt} /> : null} />
    </Page>
  )
}

const reachedWords = ({ done, missing }: { done: number; missing: number }, name: string) => `已${name} ${done} 人，${missing > 0 ? `还有 ${missing} 人没有` : '没有人漏下'}`

function Marks({ postId, counts, remind }: { postId: string; counts: Readership; remind: React.ReactNode }) {
  const { reads, receipts, audience } = counts
  const [shown, setShown] = useState<Shown>(receipts ? 'unsigned' : 'unread')
  const options = [
    ...(receipts ? [{ value: 'unsigned', label: `未签收 ${receipts.missing}` }, { value: 'signed', label: `已签收 ${receipts.done}` }] : []),
    { value: 'unread', label: `未读 ${reads.missing}` },
    { value: 'read', label: `已读 ${reads.done}` },
  ]
  return (
    <>
      <Panel title={`对象：${audience.name}及下级的党员`} extra={remind}>
        <div className="readership__counts">
          {receipts && <Count name="签收" count={receipts} />}
          <Count name="阅读" count={reads} />
        </div>
      </Panel>
      <Segmented<string> aria-label="看哪一些人" className="readership__choice" options={options} value={shown} onChange={(value) => setShown(value as Shown)} />
      <MarkTable key={shown} postId={postId} shown={shown} />
    </>
  )
}

function Count({ name, count }: { name: string; count: { done: number; missing: number } }) {
  const percent = Math.floor((count.done / Math.max(count.done + count.missing, 1)) * 100)
  return (
    <div className="readership__count">
      <span>{reachedWords(count, name)}</span>
      <Progress percent={percent} size="small" strokeColor="#1f7a4d" aria-label={`${name}进度`} />
    </div>
  )
}

function Export({ postId }: { postId: string }) {
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    await downloadFile('GET /posts/:postId/readership/export', { params: { postId } }, '阅读与签收.xlsx').catch((error: unknown) => toast.error(problemOf(error).message))
    setBusy(false)
  }
  return (
    <Button loading={busy} onClick={() => void save()}>
      导出 Excel
    </Button>
  )
}

interface RemindProps {
  postId: string
  missing: number
  remindedAt: string | null
}

const limits = `每篇每天最多提醒一次，只在 ${daytime.from}:00—${daytime.to}:00 之间`

/** Once a day and in daytime: the rule is said before the button is pressed. */
function Remind({ postId, missing, remindedAt }: RemindProps) {
  const remind = useAction('POST /posts/:postId/remind', {
    invalidates: ['GET /posts/:postId/draft'],
    onDone: ({ reminded }) => toast.success(`已提醒 ${reminded} 人，消息在小程序的收件箱里`),
  })
  const run = async () => {
    if (await confirmAction({ title: `提醒没有签收的 ${missing} 人？`, text: `${limits}。`, ok: '提醒' })) await remind.run({ params: { postId } })
  }
  return (
    <div className="readership__remind">
      <small>
        {limits}
        {remindedAt && `；上次提醒 ${momentText(remindedAt)}`}
      </small>
      <Button type="primary" disabled={missing === 0} loading={remind.busy} onClick={() => void run()}>
        提醒未签收的人
      </Button>
    </div>
  )
}
