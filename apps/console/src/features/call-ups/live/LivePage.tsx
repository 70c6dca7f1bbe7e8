import { Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { callStateNames, elapsedText } from '@ejia/domain/call-ups'
import { downloadFile, problemOf, useRead } from '../../../shared/api'
import { momentText } from '../../../shared/time'
import { ErrorPanel, Page, Panel, StateTag, toast } from '../../../shared/ui'
import '../call-ups.css'
import { callTones, type Live } from '../words'
import { Decisions } from './Decisions'
import { PeopleTable } from './PeopleTable'
import { useNow } from './use-now'

/** Asked for again while somebody looks: a handful of desks for an hour, no stream to keep alive. */
const everyMs = 3000

/** What has passed since the call: the server's clock, carried on by this one. */
function Elapsed({ live, readAt }: { live: Live; readAt: number }) {
  const now = useNow()
  return (
    <span role="timer" aria-live="off">
      已过 {elapsedText(Date.parse(live.call.calledAt), Date.parse(live.now) + Math.max(0, now - readAt))}
    </span>
  )
}

function Counts({ counts }: { counts: Live['counts'] }) {
  const items = [
    { label: '应到', value: counts.expected },
    { label: '已看', value: counts.seen },
    { label: '没回应', value: counts.unanswered, tone: 'bad' },
    { label: '马上到', value: counts.coming },
    { label: '来不了', value: counts.cannot },
    { label: '已到场', value: counts.arrived, tone: 'ok' },
  ]
  return (
    <dl className="call-ups-counts">
      {items.map(({ label, value, tone }) => (
        <div key={label} className={tone && value > 0 ? `call-ups-counts__${tone}` : ''}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function About({ call }: { call: Live['call'] }) {
  return (
    <Panel title="召集内容">
      <p className="call-ups-what">{call.what}</p>
      <dl className="call-ups-facts">
        <dt>集合地点</dt>
        <dd>{call.place}</dd>
        <dt>最迟到场</dt>
        <dd>{momentText(call.gatherBy)}</dd>
        <dt>队伍</dt>
        <dd>{call.teams.join('、')}</dd>
        <dt>召集人</dt>
        <dd>
          {call.calledBy}，{momentText(call.calledAt)}
        </dd>
        {call.stoodDown && (
          <>
            <dt>解除</dt>
            <dd>
              {call.stoodDown.by}，{momentText(call.stoodDown.at)}：{call.stoodDown.word}
            </dd>
          </>
        )}
      </dl>
    </Panel>
  )
}

async function save(callUpId: string): Promise<void> {
  await downloadFile('GET /call-ups/:callUpId/list.xlsx', { params: { callUpId } }, '召集名单.xlsx').catch((error: unknown) => toast.error(problemOf(error).message))
}

/** The list as it is now: who comes, who has to be telephoned, who is there. */
export function LivePage() {
  const { callUpId = '' } = useParams()
  const [over, setOver] = useState(false)
  const live = useRead('GET /call-ups/:callUpId/live', { params: { callUpId } }, over ? {} : { refetchInterval: everyMs })
  const { data } = live
  const ended = data !== undefined && data.call.state !== 'running'
  if (ended !== over) setOver(ended)
  const title = data ? `${data.call.rehearsal ? '【演练】' : ''}${data.call.title}` : '召集'
  return (
    <Page
      title={title}
      back={{ to: '/call-ups', label: '应急召集' }}
      loading={live.isPending}
      note={data && <><StateTag tone={callTones[data.call.state]}>{callStateNames[data.call.state]}</StateTag> {data.call.state === 'running' && <Elapsed live={data} readAt={live.dataUpdatedAt} />}</>}
      extra={data && <><Button onClick={() => void save(callUpId)}>导出名单</Button><Decisions live={data} /></>}
    >
      {live.error && <ErrorPanel error={live.error} retry={() => void live.refetch()} />}
      {data && (
        <>
          <Counts counts={data.counts} />
          <Panel flush>
            <PeopleTable live={data} />
          </Panel>
          <About call={data.call} />
        </>
      )}
    </Page>
  )
}
