import { DatePicker, Segmented } from 'antd'
import dayjs from 'dayjs'
import { useSearchParams } from 'react-router'
import { useRead } from '../../../shared/api'
import { thisMonth } from '../../../shared/time'
import { EmptyPanel, ErrorPanel, OrgPicker, Page } from '../../../shared/ui'
import { DutyLegend } from './DutyLegend'
import { DutyMatrix } from './DutyMatrix'
import { DutyYear } from './DutyYearPage'
import { countIn, filterRows, filters, type Filter } from './duty-words'
import { LedgerButton } from './LedgerButton'
import './duties.css'

const isMonth = (text: string | null): text is string => text !== null && /^20\d{2}-(0[1-9]|1[0-2])$/.test(text)

/** Branch by duty for whoever looks after several; whoever looks after one sees its year at once. */
export function DutiesPage() {
  const [search, setSearch] = useSearchParams()
  const month = isMonth(search.get('month')) ? search.get('month')! : thisMonth()
  const orgId = Number(search.get('org')) || undefined
  const filter = (search.get('show') ?? 'all') in filters ? ((search.get('show') ?? 'all') as Filter) : 'all'
  const { data, error, isPending, refetch } = useRead('GET /duties', { query: { month, ...(orgId !== undefined && { orgId }) } }, { keepPrevious: true })
  const change = (name: string, value: string | undefined) => setSearch((before) => (value === undefined ? before.delete(name) : before.set(name, value), before), { replace: true })
  if (data && orgId === undefined && data.items.length === 1) return <DutyYear orgId={data.items[0]!.org.id} />
  const rows = filterRows(data?.items ?? [], filter)
  return (
    <Page
      title="三会一课"
      note={data && `${data.items.length} 个支部，欠开 ${countIn(data.items, 'overdue')} 项，名单待确认 ${countIn(data.items, 'to_confirm')} 项`}
      loading={isPending}
      extra={orgId !== undefined && <LedgerButton orgId={orgId} year={Number(month.slice(0, 4))} />}
    >
      <div className="filters">
        <DatePicker picker="month" aria-label="月份" allowClear={false} value={dayjs(`${month}-01`)} onChange={(picked) => change('month', picked?.format('YYYY-MM'))} />
        <OrgPicker label="组织" placeholder="我管理的全部组织" allowClear value={orgId ?? null} onChange={(picked) => change('org', picked === undefined ? undefined : String(picked))} />
        <Segmented<Filter>
          aria-label="显示"
          value={filter}
          options={(Object.keys(filters) as Filter[]).map((value) => ({ value, label: filters[value] }))}
          onChange={(picked) => change('show', picked === 'all' ? undefined : picked)}
        />
      </div>
      {error && <ErrorPanel error={error} retry={() => void refetch()} />}
      {data && (rows.length === 0 ? <EmptyPanel title={filter === 'all' ? '这里没有您管理的支部' : '没有这样的支部'} /> : <DutyMatrix duties={data.duties} rows={rows} month={month} />)}
      {data && <DutyLegend duties={data.duties} />}
    </Page>
  )
}
