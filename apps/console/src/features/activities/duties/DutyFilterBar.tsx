import { DatePicker, Segmented } from 'antd'
import dayjs from 'dayjs'
import { OrgPicker } from '../../../shared/ui'
import { filters, type Filter } from './duty-words'
import type { useDutyFilter } from './use-duty-filter'

const options = (Object.keys(filters) as Filter[]).map((value) => ({ value, label: filters[value] }))

export function DutyFilterBar({ month, orgId, show, change }: ReturnType<typeof useDutyFilter>) {
  return (
    <div className="filters">
      <DatePicker picker="month" aria-label="月份" allowClear={false} value={dayjs(`${month}-01`)} onChange={(picked) => change('month', picked?.format('YYYY-MM'))} />
      <OrgPicker label="组织" placeholder="我管理的全部组织" allowClear value={orgId ?? null} onChange={(picked) => change('org', picked === undefined ? undefined : String(picked))} />
      <Segmented<Filter> aria-label="显示" value={show} options={options} onChange={(picked) => change('show', picked === 'all' ? undefined : picked)} />
    </div>
  )
}
