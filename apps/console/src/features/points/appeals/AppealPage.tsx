import { Link, useParams } from 'react-router'
import { appealStateNames } from '@ejia/domain/points-decisions'
import { useRead } from '../../../shared/api'
import { dayText } from '../../../shared/time'
import { ErrorPanel, Moment, Page, Panel, StateTag } from '../../../shared/ui'
import { Delta } from '../Delta'
import { Facts } from '../Facts'
import '../points.css'
import type { Appeal } from '../words'
import { AnswerForm } from './AnswerForm'
import { appealTones } from './appeal-tones'

function About({ appeal: { entry, member, org, factOn, text, raisedAt } }: { appeal: Appeal }) {
  return (
    <Panel title="申诉">
      <Facts
        items={[
          { label: '党员', value: `${member.name}（${org.name}）` },
          { label: '申诉的积分', value: entry ? <Link to={`/points/ledger/${entry.id}`}>{entry.title}（<Delta points={entry.delta} /> 分）</Link> : '漏记的积分' },
          { label: '发生日期', value: dayText(factOn) },
          { label: '理由', value: text },
          { label: '申诉时间', value: <Moment value={raisedAt} /> },
        ]}
      />
    </Panel>
  )
}

/** The three steps: raised, answered, put right. */
function Steps({ appeal }: { appeal: Appeal }) {
  return (
    <Panel title="经过">
      <ol className="timeline">
        <li>
          <p>{appeal.member.name}提出申诉</p>
          <small><Moment value={appeal.raisedAt} /></small>
        </li>
        <li>
          {appeal.decidedAt ? (
            <>
              <p>
                {appeal.decidedBy}答复：<StateTag tone={appealTones[appeal.state]}>{appealStateNames[appeal.state]}</StateTag>
              </p>
              <p>{appeal.decision}</p>
              <small><Moment value={appeal.decidedAt} /></small>
            </>
          ) : (
            <p className="points-muted">等待答复</p>
          )}
        </li>
        <li>
          {appeal.results.map((row) => (
            <p key={row.id}>
              <Link to={`/points/ledger/${row.id}`}>{row.reversalOf ? '冲正' : '补记'} {row.title}（<Delta points={row.delta} /> 分）</Link>
            </p>
          ))}
          {appeal.results.length === 0 && <p className="points-muted">{appeal.state === 'refused' ? '积分不变' : '成立的另记更正'}</p>}
        </li>
      </ol>
    </Panel>
  )
}

export function AppealPage() {
  const { appealId = '' } = useParams()
  const appeal = useRead('GET /points/appeals/:appealId', { params: { appealId } })
  const { data } = appeal
  return (
    <Page
      title={data ? `${data.member.name}的申诉` : '积分申诉'}
      back={{ to: '/points/appeals', label: '申诉' }}
      loading={appeal.isPending}
      note={data && <><StateTag tone={appealTones[data.state]}>{appealStateNames[data.state]}</StateTag>{data.state === 'waiting' && !data.canDecide && ' 要由没有经办过这一条的书记或党委办答复。'}</>}
    >
      {appeal.error && <ErrorPanel error={appeal.error} retry={() => void appeal.refetch()} />}
      {data && (
        <div className="two-columns">
          <div>
            <About appeal={data} />
            {data.canDecide && <AnswerForm key={data.id} appeal={data} />}
          </div>
          <Steps appeal={data} />
        </div>
      )}
    </Page>
  )
}
