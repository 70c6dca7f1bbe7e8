import { Link } from 'react-router'
import type { TableProps } from 'antd'
import { activityKindNames } from '@ejia/domain/activities'
import { usePages } from '../../../shared/api'
import { DataTable, EmptyPanel, StateTag } from '../../../shared/ui'
import { absentees, spanText, stateWord, type Managed } from '../activity'
import { queryOf, type Filters } from './use-filters'

const isOver = ({ endsAt }: Managed) => Date.parse(endsAt) < Date.now()

/** What is still to be done about it, in a word. */
function Owed({ row }: { row: Managed }) {
  const { state, leavesWaiting, headcount } = row
  if (state !== 'open') return null
  return (
    <>
      {headcount.pending > 0 && <StateTag tone="wait">{`待核实 ${headcount.pending}`}</StateTag>}{' '}
      {leavesWaiting > 0 && !isOver(row) && <StateTag tone="wait">{`请假待批 ${leavesWaiting}`}</StateTag>}
    </>
  )
}

const columns: NonNullable<TableProps<Managed>['columns']> = [
  { title: '活动', key: 'title', render: (_, row) => <Link to={`/activities/${row.id}`}>{row.title}</Link> },
  { title: '类型', key: 'kind', width: 100, render: (_, { kind }) => activityKindNames[kind] },
  { title: '组织', key: 'org', width: 160, render: (_, { org }) => org.name },
  { title: '时间', key: 'time', width: 200, render: (_, { startsAt, endsAt }) => <span className="no-wrap">{spanText(startsAt, endsAt)}</span> },
  { title: '状态', key: 'state', width: 110, render: (_, row) => <StateTag tone={stateWord(row).tone}>{stateWord(row).text}</StateTag> },
  {
    title: '实到/应到', key: 'heads', width: 150,
    render: (_, { state, headcount }) =>
      state === 'draft' || state === 'cancelled' ? '—' : <span title={`请假 ${headcount.onLeave}，未到 ${absentees(headcount)}`}>{`${headcount.present} / ${headcount.expected}`}{headcount.onLeave > 0 && `（请假 ${headcount.onLeave}）`}</span>,
  },
  { title: '待办', key: 'owed', width: 190, render: (_, row) => <Owed row={row} /> },
]

export function ActivityTable({ filters }: { filters: Filters }) {
  const pages = usePages('GET /managed-activities', { query: queryOf(filters) }, { keepPrevious: true })
  return <DataTable label="活动列表" pages={pages} columns={columns} rowKey="id" empty={<EmptyPanel title="没有符合条件的活动">换一个月份或类型看看，或者新建一个活动。</EmptyPanel>} />
}
