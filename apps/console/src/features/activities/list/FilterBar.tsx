import { DatePicker, Input, Segmented, Select } from 'antd'
import dayjs from 'dayjs'
import { activityKindNames, activityKinds, activityStateNames, activityStates } from '@ejia/domain/activities'
import { OrgPicker } from '../../../shared/ui'
import type { Filters, useFilters } from './use-filters'

interface Props {
  filters: Filters
  change: ReturnType<typeof useFilters>['change']
}

const kinds = activityKinds.map((value) => ({ value, label: activityKindNames[value] }))
const states = activityStates.map((value) => ({ value, label: activityStateNames[value] }))
const views = [{ value: 'list', label: '列表' }, { value: 'calendar', label: '月历' }]

export function FilterBar({ filters, change }: Props) {
  const { view, month, kind, state, orgId, q } = filters
  return (
    <div className="filters">
      <Segmented aria-label="显示方式" options={views} value={view} onChange={(value) => change({ view: value === 'calendar' ? value : undefined })} />
      <DatePicker
        picker="month" aria-label="月份" placeholder="全部月份" allowClear={view === 'list'}
        value={month ? dayjs(`${month}-01`) : null}
        onChange={(picked) => change({ month: picked?.format('YYYY-MM') })}
      />
      <Select aria-label="类型" placeholder="全部类型" allowClear options={kinds} value={kind ?? null} onChange={(value?: string | null) => change({ kind: value ?? undefined })} style={{ width: 132 }} />
      <Select aria-label="状态" placeholder="全部状态" allowClear options={states} value={state ?? null} onChange={(value?: string | null) => change({ state: value ?? undefined })} style={{ width: 120 }} />
      <OrgPicker label="组织" placeholder="全部组织" allowClear value={orgId ?? null} onChange={(id) => change({ org: id === undefined ? undefined : String(id) })} />
      <Input.Search aria-label="名称或地点" placeholder="名称或地点" allowClear maxLength={40} defaultValue={q} onSearch={(text) => change({ q: text.trim() })} style={{ width: 200 }} />
    </div>
  )
}
