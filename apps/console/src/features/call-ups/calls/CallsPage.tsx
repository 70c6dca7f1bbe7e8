import { Button, type TableProps } from 'antd'
import { Link, useNavigate } from 'react-router'
import { callStateNames } from '@ejia/domain/call-ups'
import { usePages, type ItemOf } from '../../../shared/api'
import { useCan } from '../../../shared/session'
import { DataTable, EmptyPanel, Moment, StateTag } from '../../../shared/ui'
import { CallUpsPage } from '../CallUpsPage'
import { callTones } from '../words'

type Call = ItemOf<'GET /call-ups'>

const columns: NonNullable<TableProps<Call>['columns']> = [
  { title: '事由', key: 'title', ellipsis: true, render: (_, { id, title, rehearsal }) => <Link to={`/call-ups/${id}`}>{rehearsal ? `【演练】${title}` : title}</Link> },
  { title: '队伍', key: 'teams', width: 240, ellipsis: true, render: (_, { teams }) => teams.join('、') },
  { title: '召集时间', key: 'calledAt', width: 160, render: (_, { calledAt }) => <Moment value={calledAt} /> },
  { title: '到场', key: 'arrived', width: 100, align: 'right', render: (_, { arrived, expected }) => `${arrived}/${expected}` },
  { title: '状态', key: 'state', width: 100, render: (_, { state }) => <StateTag tone={callTones[state]}>{callStateNames[state]}</StateTag> },
]

/** 召集: every call of teams that are mine to see, newest first. */
export function CallsPage() {
  const pages = usePages('GET /call-ups', { query: {} }, { refetchInterval: 30_000 })
  const mayCall = useCan('call_ups.call')
  const navigate = useNavigate()
  return (
    <CallUpsPage
      title="应急召集"
      note="召集马上发到每位队员的手机，夜间也发。委员可以维护队伍和登记到场，召集由书记或党委办发出。"
      extra={mayCall && <Button type="primary" onClick={() => void navigate('/call-ups/new')}>发起召集</Button>}
    >
      <DataTable label="召集" pages={pages} columns={columns} rowKey="id" empty={<EmptyPanel title="还没有召集过">先组建队伍，再发起召集。平时可以用演练检查通讯是否畅通。</EmptyPanel>} height="calc(100vh - 320px)" />
    </CallUpsPage>
  )
}
