import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import { appealStateNames } from '@ejia/domain/points-decisions'
import { pointCategoryNames, pointSourceNames } from '@ejia/domain/points'
import { useAction, useRead } from '../../../shared/api'
import { dayText } from '../../../shared/time'
import { askReason, Day, ErrorPanel, Moment, Page, Panel, StateTag } from '../../../shared/ui'
import { useCan } from '../../../shared/session'
import { Delta } from '../Delta'
import { Facts } from '../Facts'
import '../points.css'
import { capText, exemptText, stateOf, type EntryDetail } from '../words'

export const ledgerReadings = ['GET /points/ledger', 'GET /points/ledger-totals', 'GET /points/ledger/:entryId', 'GET /points/orgs', 'GET /points/orgs/:orgId'] as const

function Source({ entry: { source } }: { entry: EntryDetail }) {
  if (source.type === 'manual') return <Link to={`/points/awards/${source.id}`}>{pointSourceNames.manual}（查看审批）</Link>
  if (source.type === 'appeal') return <Link to={`/points/appeals/${source.id}`}>{pointSourceNames.appeal}（查看申诉）</Link>
  return <>{pointSourceNames[source.type]}</>
}

function Why({ entry }: { entry: EntryDetail }) {
  const other = entry.reversalOf ?? entry.reversedBy
  return (
    <Panel title="来由">
      <Facts
        items={[
          { label: '党员', value: entry.member?.name },
          { label: '所在组织', value: entry.org.name },
          { label: '发生日期', value: `${dayText(entry.factOn)}（计入 ${entry.year} 年度）` },
          { label: '来源', value: <Source entry={entry} /> },
          { label: '提出人', value: entry.proposedBy },
          { label: entry.proposedBy ? '审批人' : '经办人', value: entry.enteredBy ?? '系统自动记录' },
          { label: '登记时间', value: <Moment value={entry.enteredAt} /> },
          { label: '说明', value: entry.note },
          { label: entry.reversalOf ? '被冲正的记录' : '冲正记录', value: other && <Link to={`/points/ledger/${other}`}>查看</Link> },
          { label: '申诉', value: entry.appeal && <Link to={`/points/appeals/${entry.appeal.id}`}>{appealStateNames[entry.appeal.state]}</Link> },
        ]}
      />
    </Panel>
  )
}

function Rule({ rule }: { rule: EntryDetail['rule'] }) {
  return (
    <Panel title="依据的规则">
      <Facts
        items={[
          { label: '规则', value: `${rule.name}（第 ${rule.version} 版）` },
          { label: '内容', value: rule.explanation },
          { label: '类别', value: pointCategoryNames[rule.category] },
          { label: '上限', value: capText(rule) },
          { label: '适用', value: exemptText(rule) },
          { label: '施行', value: <><Day value={rule.effectiveFrom} /> 起</> },
        ]}
      />
    </Panel>
  )
}

/** Takes an entry back; the committee office's alone. */
function Reverse({ entry }: { entry: EntryDetail }) {
  const mayReverse = useCan('points.manage', entry.org.id)
  const action = useAction('POST /points/ledger/:entryId/reversal', { success: '已冲正', invalidates: ledgerReadings })
  if (!mayReverse || entry.reversalOf !== null || entry.reversedBy !== null) return null
  const ask = async () => {
    const reason = await askReason({ title: '冲正这一条积分', label: '冲正原因', hint: '原记录保留，另记一条冲正。党员本人会看到这个原因。', ok: '冲正', danger: true })
    if (reason !== null) await action.run({ params: { entryId: entry.id }, body: { reason } })
  }
  return (
    <Button danger loading={action.busy} onClick={() => void ask()}>
      冲正
    </Button>
  )
}

/** One row of the ledger: what, why, by which rule, who. */
export function EntryPage() {
  const { entryId = '' } = useParams()
  const entry = useRead('GET /points/ledger/:entryId', { params: { entryId } })
  const { data } = entry
  return (
    <Page title={data?.title ?? '积分来由'} back={{ to: '/points/ledger', label: '积分明细' }} loading={entry.isPending} extra={data && <Reverse entry={data} />}
      note={data && <><Delta points={data.delta} /> 分 <StateTag tone={stateOf(data).tone}>{stateOf(data).text}</StateTag></>}>
      {entry.error && <ErrorPanel error={entry.error} retry={() => void entry.refetch()} />}
      {data && (
        <div className="two-columns">
          <Why entry={data} />
          <Rule rule={data.rule} />
        </div>
      )}
    </Page>
  )
}
