import { useRead } from '../../../shared/api'
import { EmptyPanel, ErrorPanel, Page } from '../../../shared/ui'
import { DutyFilterBar } from './DutyFilterBar'
import { DutyLegend } from './DutyLegend'
import { DutyMatrix } from './DutyMatrix'
import { DutyYear } from './DutyYearPage'
import { countIn, filterRows, type Matrix } from './duty-words'
import { LedgerButton } from './LedgerButton'
import { useDutyFilter } from './use-duty-filter'
import './duties.css'

/** Branch by duty for whoever looks after several; whoever looks after one sees its year at once. */
export function DutiesPage() {
  const filter = useDutyFilter()
  const { month, orgId } = filter
  const { data, error, isPending, refetch } = useRead('GET /duties', { query: { month, ...(orgId !== undefined && { orgId }) } }, { keepPrevious: true })
  const only = orgId === undefined && data?.items.length === 1 ? data.items[0] : undefined
  if (only) return <DutyYear orgId={only.org.id} />
  return (
    <Page
      title="三会一课"
      note={data && `${data.items.length} 个支部，欠开 ${countIn(data.items, 'overdue')} 项，名单待确认 ${countIn(data.items, 'to_confirm')} 项`}
      loading={isPending}
      extra={orgId !== undefined && <LedgerButton orgId={orgId} year={Number(month.slice(0, 4))} />}
    >
      <DutyFilterBar {...filter} />
      {error && <ErrorPanel error={error} retry={() => void refetch()} />}
      {data && <Branches matrix={data} show={filter.show} />}
    </Page>
  )
}

function Branches({ matrix, show }: { matrix: Matrix; show: ReturnType<typeof useDutyFilter>['show'] }) {
  const rows = filterRows(matrix.items, show)
  return (
    <>
      {rows.length === 0 ? <EmptyPanel title={show === 'all' ? '这里没有您管理的支部' : '没有这样的支部'} /> : <DutyMatrix duties={matrix.duties} rows={rows} month={matrix.month} />}
      <DutyLegend duties={matrix.duties} />
    </>
  )
}
