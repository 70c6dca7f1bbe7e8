import { Table, type TableProps } from 'antd'
import { Link, useParams } from 'react-router'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { useRead } from '../../../shared/api'
import { ErrorPanel, Page, Panel, StateTag } from '../../../shared/ui'
import '../points.css'
import { useAddress } from '../use-address'
import { thisYear, YearPicker } from '../YearPicker'

type Row = ReplyOf<'GET /points/orgs/:orgId'>['members'][number]

const columns = (year: number): TableProps<Row>['columns'] => [
  { title: '姓名', key: 'name', render: (_, { member }) => <Link to={`/points/ledger?memberId=${member.id}&year=${year}`}>{member.name}</Link> },
  { title: '积分', key: 'balance', align: 'right', width: 120, render: (_, { balance, exempt }) => (exempt && balance === 0 ? '—' : balance) },
  { title: '', key: 'exempt', width: 160, render: (_, { exempt }) => exempt && <StateTag>不计积分</StateTag> },
]

/** An organisation's members in the order of the roster. */
export function BranchPage() {
  const orgId = Number(useParams().orgId)
  const address = useAddress()
  const year = address.number('year') ?? thisYear()
  const branch = useRead('GET /points/orgs/:orgId', { params: { orgId }, query: { year } }, { keepPrevious: true })
  const { data } = branch
  return (
    <Page
      title={data?.org.name ?? '支部积分'}
      back={{ to: `/points?year=${year}`, label: '支部积分' }}
      note={data && `${year} 年度：计入 ${data.counted} 人${data.exempt > 0 ? `，不计入 ${data.exempt} 人` : ''}，人均 ${data.average ?? '—'} 分。按名册顺序，不排名次。`}
      extra={<YearPicker value={year} onChange={(next) => address.set({ year: next })} />}
      loading={branch.isPending}
    >
      {branch.error && <ErrorPanel error={branch.error} retry={() => void branch.refetch()} />}
      {data && (
        <Panel flush>
          <Table<Row> columns={columns(year) ?? []} dataSource={data.members} rowKey={({ member }) => member.id} pagination={data.members.length > 100 ? { pageSize: 100, showSizeChanger: false } : false} size="middle" />
        </Panel>
      )}
    </Page>
  )
}
