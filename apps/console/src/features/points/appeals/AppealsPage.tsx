import { Tabs, type TableProps } from 'antd'
import { Link } from 'react-router'
import { appealStateNames, appealStates } from '@ejia/domain/points-decisions'
import { usePages } from '../../../shared/api'
import { DataTable, Day, EmptyPanel, Moment, StateTag } from '../../../shared/ui'
import { PointsPage } from '../PointsPage'
import { useAddress } from '../use-address'
import type { Appeal } from '../words'
import { appealTones } from './appeal-tones'

const columns: NonNullable<TableProps<Appeal>['columns']> = [
  { title: '党员', key: 'member', width: 110, render: (_, { id, member }) => <Link to={`/points/appeals/${id}`}>{member.name}</Link> },
  { title: '所在组织', key: 'org', width: 170, ellipsis: true, render: (_, { org }) => org.name },
  { title: '申诉的积分', key: 'entry', width: 200, ellipsis: true, render: (_, { entry }) => entry?.title ?? '漏记的积分' },
  { title: '发生日期', key: 'factOn', width: 130, render: (_, { factOn }) => <Day value={factOn} /> },
  { title: '理由', dataIndex: 'text', ellipsis: true },
  { title: '申诉时间', key: 'raisedAt', width: 150, render: (_, { raisedAt }) => <Moment value={raisedAt} /> },
  { title: '状态', key: 'state', width: 90, render: (_, { state }) => <StateTag tone={appealTones[state]}>{appealStateNames[state]}</StateTag> },
  { title: '操作', key: 'act', width: 80, render: (_, { id, member, canDecide }) => canDecide && <Link to={`/points/appeals/${id}`} aria-label={`答复 ${member.name}`}>答复</Link> },
]

/** 申诉: what members object to, those that wait first. */
export function AppealsPage() {
  const address = useAddress()
  const asked = address.get('state')
  const state = asked === 'all' ? undefined : (appealStates.find((one) => one === asked) ?? 'waiting')
  const pages = usePages('GET /points/appeals', { query: state ? { state } : {} })
  const tabs = [...appealStates.map((one) => ({ key: one, label: appealStateNames[one] })), { key: 'all', label: '全部' }]
  return (
    <PointsPage title="积分申诉" note="由没有经办过那一条的书记或党委办答复。成立的另记更正，原记录保留。">
      <Tabs
        activeKey={state ?? 'all'}
        onChange={(key) => address.set({ state: key })}
        items={tabs.map(({ key, label }) => ({
          key,
          label,
          children: key === (state ?? 'all') && (
            <DataTable label="积分申诉" pages={pages} columns={columns} rowKey="id" empty={<EmptyPanel title={state === 'waiting' ? '没有待答复的申诉' : '没有申诉'}>党员在小程序“我的积分”里，可以对某一条或漏记的积分提出申诉。</EmptyPanel>} height="calc(100vh - 350px)" />
          ),
        }))}
      />
    </PointsPage>
  )
}
