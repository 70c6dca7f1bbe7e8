import { Button, Tabs, type TableProps } from 'antd'
import { Link, useNavigate } from 'react-router'
import { awardStateNames, awardStates } from '@ejia/domain/points-decisions'
import { usePages } from '../../../shared/api'
import { useCan } from '../../../shared/session'
import { DataTable, EmptyPanel, Moment, StateTag } from '../../../shared/ui'
import { Delta } from '../Delta'
import { PointsPage } from '../PointsPage'
import { useAddress } from '../use-address'
import type { Award } from '../words'
import { awardTones } from './award-tones'

const columns: NonNullable<TableProps<Award>['columns']> = [
  { title: '事由', key: 'title', ellipsis: true, render: (_, { id, title }) => <Link to={`/points/awards/${id}`}>{title}</Link> },
  { title: '组织', key: 'org', width: 170, ellipsis: true, render: (_, { org }) => org.name },
  { title: '项目', key: 'rule', width: 130, render: (_, { rule }) => rule.name },
  { title: '每人', key: 'amount', width: 80, align: 'right', render: (_, { amount }) => <Delta points={amount} /> },
  { title: '人数', dataIndex: 'memberCount', width: 70, align: 'right' },
  { title: '提出人', dataIndex: 'proposedBy', width: 100 },
  { title: '提出时间', key: 'proposedAt', width: 150, render: (_, { proposedAt }) => <Moment value={proposedAt} /> },
  { title: '状态', key: 'state', width: 90, render: (_, { state }) => <StateTag tone={awardTones[state]}>{awardStateNames[state]}</StateTag> },
  {
    title: '操作',
    key: 'act',
    width: 80,
    render: (_, { id, title, canDecide }) => canDecide && <Link to={`/points/awards/${id}`} aria-label={`审批 ${title}`}>审批</Link>,
  },
]

/** 手动加分: what was proposed, and what waits for a second person. */
export function AwardsPage() {
  const address = useAddress()
  const state = awardStates.find((one) => one === address.get('state'))
  const pages = usePages('GET /points/award-proposals', { query: state ? { state } : {} })
  const mayPropose = useCan('points.propose')
  const navigate = useNavigate()
  const tabs = [{ key: 'all', label: '全部' }, ...awardStates.map((one) => ({ key: one, label: awardStateNames[one] }))]
  return (
    <PointsPage
      title="手动加分"
      note="一人提出、另一人审批：委员提出的由书记审批，书记提出的由党委办审批。审批后才记分。"
      extra={mayPropose && <Button type="primary" onClick={() => void navigate('/points/awards/new')}>提出加分</Button>}
    >
      <Tabs
        activeKey={state ?? 'all'}
        onChange={(key) => address.set({ state: key === 'all' ? null : key })}
        items={tabs.map(({ key, label }) => ({
          key,
          label,
          children: key === (state ?? 'all') && (
            <DataTable label="手动加分" pages={pages} columns={columns} rowKey="id" empty={<EmptyPanel title="没有加分事项">发表稿件、讲党课、受表彰等，会议和学习之外的积分从这里提出。</EmptyPanel>} height="calc(100vh - 350px)" />
          ),
        }))}
      />
    </PointsPage>
  )
}
