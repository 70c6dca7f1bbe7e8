import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { usePages, useRead } from '../../../shared/api'
import { useCan } from '../../../shared/session'
import { Page } from '../../../shared/ui'
import '../members.css'
import { ExportDialog } from './ExportDialog'
import { RosterFilters } from './RosterFilters'
import { RosterTable } from './RosterTable'
import { orders, queryOf, useRosterFilter, type RosterFilter } from './use-roster-filter'

/** Rows of one request: a city's roster is here in seven, and scrolling never waits for one. */
const pageRows = 500

/** Fetches the rest while the first rows are read. */
function useRoster(filter: RosterFilter) {
  const { sort, descending } = orders[filter.order]
  const pages = usePages('GET /members', { query: { ...queryOf(filter), sort, descending, limit: pageRows } }, { keepPrevious: true })
  const { hasMore, isFetching, loadMore, error } = pages
  useEffect(() => {
    if (hasMore && !isFetching && !error) loadMore()
  })
  return pages
}

function useWaitingTransfers(enabled: boolean): number {
  const { data } = useRead('GET /member-transfers', { query: { direction: 'in', state: 'asked', limit: 100 } }, { enabled })
  return data?.items.filter((transfer) => transfer.mayDecide && !transfer.expired).length ?? 0
}

function Actions({ onExport, search }: { onExport: () => void; search: string }) {
  const navigate = useNavigate()
  const manages = useCan('members.manage')
  const assists = useCan('members.assist')
  const waiting = useWaitingTransfers(manages)
  return (
    <>
      <Button onClick={onExport}>导出</Button>
      {assists && <Button onClick={() => void navigate({ pathname: '/members/cards', search })}>打印党员码</Button>}
      {manages && (
        <>
          <Button onClick={() => void navigate('/members/transfers')}>{waiting > 0 ? `转接（待接收 ${waiting}）` : '转接'}</Button>
          <Button onClick={() => void navigate('/members/imports')}>导入</Button>
          <Button type="primary" onClick={() => void navigate('/members/new')}>
            新增党员
          </Button>
        </>
      )}
    </>
  )
}

/** 党员名册: everybody whom the roles reach. */
export function RosterPage() {
  const { filter, set } = useRosterFilter()
  const { search } = useLocation()
  const pages = useRoster(filter)
  const [exporting, setExporting] = useState(false)
  return (
    <Page title="党员名册" note={pages.total === undefined ? undefined : `当前条件下共 ${pages.total} 人`} extra={<Actions onExport={() => setExporting(true)} search={search} />}>
      <RosterFilters filter={filter} onChange={set} />
      <RosterTable pages={pages} />
      <ExportDialog open={exporting} query={queryOf(filter)} total={pages.total ?? 0} onClose={() => setExporting(false)} />
    </Page>
  )
}
