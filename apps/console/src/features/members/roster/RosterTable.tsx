import type { TableProps } from 'antd'
import { Link } from 'react-router'
import { memberStatusNames, serviceNames } from '@ejia/domain/members'
import type { ItemOf, Pages } from '../../../shared/api'
import { DataTable, EmptyPanel, StateTag } from '../../../shared/ui'

type RosterMember = ItemOf<'GET /members'>

const statusTones = { full: 'plain', probationary: 'wait', prospect: 'wait', activist: 'wait', applicant: 'wait' } as const

/** Names stay on one line: rows of a long table are all of one height. */
const cut = (text: string) => (
  <span className="one-line" title={text}>
    {text}
  </span>
)

const cells: NonNullable<TableProps<RosterMember>['columns']> = [
  { title: '姓名', key: 'name', width: 140, render: (_, { id, name }) => <Link to={`/members/${id}`} className="one-line">{name}</Link> },
  { title: '编号', dataIndex: 'rosterNo', width: 120, render: cut },
  { title: '党组织', key: 'org', render: (_, { org }) => cut(org.name) },
  { title: '人员状态', key: 'status', width: 110, render: (_, { status }) => <StateTag tone={statusTones[status]}>{memberStatusNames[status]}</StateTag> },
  { title: '在职状态', key: 'service', width: 120, render: (_, { service, away }) => `${serviceNames[service]}${away ? '·外出' : ''}` },
  { title: '手机号', key: 'phone', width: 130, render: (_, { phoneMasked }) => phoneMasked ?? '未登记' },
  { title: '微信', key: 'bound', width: 80, render: (_, { bound }) => (bound ? '已绑定' : '未绑定') },
  { title: '入党日期', key: 'joinedOn', width: 110, render: (_, { joinedOn }) => joinedOn ?? '—' },
  { title: '转正日期', key: 'fullOn', width: 110, render: (_, { fullOn, leftOn }) => (leftOn ? <StateTag tone="bad">{`${leftOn} 离开`}</StateTag> : (fullOn ?? '—')) },
]

/** A cell says what its row says and nothing else: while thousands are scrolled, those that stay are not drawn again. */
const columns = cells.map((column) => ({ ...column, shouldCellUpdate: (row: RosterMember, before: RosterMember) => row !== before }))

/** As much of the window as is left below the filters. */
export function RosterTable({ pages }: { pages: Pages<RosterMember> }) {
  const empty = <EmptyPanel title="没有符合条件的党员">换一个姓名或编号试试，或者把条件放宽。</EmptyPanel>
  return <DataTable label="党员名册" pages={pages} columns={columns} rowKey="id" empty={empty} height="calc(100vh - 280px)" />
}
