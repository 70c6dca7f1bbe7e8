import { Tabs, type TableProps } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { transferStateNames } from '@ejia/domain/members'
import { usePages } from '../../../shared/api'
import { useOrgs } from '../../../shared/orgs/use-orgs'
import { useReach } from '../../../shared/orgs/use-reach'
import { DataTable, Day, EmptyPanel, Moment, Page, StateTag } from '../../../shared/ui'
import '../members.css'
import { TransferActions, type Transfer } from './TransferActions'

const tones = { asked: 'wait', accepted: 'ok', refused: 'bad', withdrawn: 'plain' } as const

/** A link where the member is to be seen: with the one or the other branch. */
function MemberName({ transfer: { member, state, from, to } }: { transfer: Transfer }) {
  const mayRead = useReach('members.read')
  const org = useOrgs().byId.get(state === 'accepted' ? to.id : from.id)
  return org && mayRead(org) ? <Link to={`/members/${member.id}`}>{member.name}</Link> : <>{member.name}</>
}

const columns: NonNullable<TableProps<Transfer>['columns']> = [
  { title: '党员', key: 'member', width: 120, render: (_, transfer) => <MemberName transfer={transfer} /> },
  { title: '转出', key: 'from', render: (_, { from }) => from.name },
  { title: '转入', key: 'to', render: (_, { to }) => to.name },
  { title: '事由', dataIndex: 'reason' },
  { title: '发起时间', key: 'askedAt', width: 150, render: (_, { askedAt }) => <Moment value={askedAt} /> },
  { title: '有效期到', key: 'endsOn', width: 130, render: (_, { endsOn, state }) => (state === 'asked' ? <Day value={endsOn} /> : '—') },
  {
    title: '进展',
    key: 'state',
    width: 180,
    render: (_, { state, expired, note }) => (
      <>
        <StateTag tone={expired ? 'bad' : tones[state]}>{expired ? '已过有效期' : transferStateNames[state]}</StateTag> {note}
      </>
    ),
  },
  { title: '操作', key: 'actions', width: 150, render: (_, transfer) => <TransferActions transfer={transfer} /> },
]

function Transfers({ direction }: { direction: 'in' | 'out' }) {
  const pages = usePages('GET /member-transfers', { query: { direction } })
  const empty = <EmptyPanel title={direction === 'in' ? '没有转入的党员' : '没有转出的党员'}>在党员的页面上点“转到其他支部”，就会在这里看到进展。</EmptyPanel>
  return <DataTable label={direction === 'in' ? '转入' : '转出'} pages={pages} columns={columns} rowKey="id" empty={empty} height="calc(100vh - 300px)" />
}

/** 组织关系转接: who comes, who goes, and what waits for an answer. */
export function TransfersPage() {
  const [params, setParams] = useSearchParams()
  const direction = params.get('direction') === 'out' ? 'out' : 'in'
  const items = [
    { key: 'in', label: '转入', children: <Transfers direction="in" /> },
    { key: 'out', label: '转出', children: <Transfers direction="out" /> },
  ]
  return (
    <Page title="组织关系转接" back={{ to: '/members', label: '党员名册' }} note="接收之前，党员仍在原支部。介绍信有效期三个月，过期要重新发起。">
      <Tabs activeKey={direction} items={items} onChange={(key) => setParams({ direction: key }, { replace: true })} destroyOnHidden />
    </Page>
  )
}
