import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { longestPeriodMonths, monthsOf } from '@ejia/domain/stats'
import { thisMonth } from '../../shared/time'
import { OrgPicker } from '../../shared/ui'
import { presetsOf, type StatsFilter } from './use-period'

interface Props {
  filter: StatsFilter
  onChange: (change: Partial<StatsFilter> & { orgId?: number | undefined }) => void
}

export function StatsFilterBar({ filter, onChange }: Props) {
  const month = thisMonth()
  const choose = (from: string, to: string) => monthsOf({ from, to }).length <= longestPeriodMonths && onChange({ from, to })
  return (
    <div className="stats__filter">
      <OrgPicker label="组织" value={filter.orgId ?? null} allowClear placeholder="我管理的全部组织" onChange={(orgId) => onChange({ orgId })} />
      <DatePicker.RangePicker
        picker="month"
        aria-label="统计月份"
        allowClear={false}
        value={[dayjs(`${filter.from}-01`), dayjs(`${filter.to}-01`)]}
        maxDate={dayjs(`${month}-01`).add(1, 'year')}
        disabledDate={(day, { from }) => from !== undefined && Math.abs(day.diff(from, 'month')) >= longestPeriodMonths}
        onChange={(range) => range?.[0] && range[1] && choose(range[0].format('YYYY-MM'), range[1].format('YYYY-MM'))}
      />
      {presetsOf(month).map(({ label, period }) => {
        const chosen = period.from === filter.from && period.to === filter.to
        return (
          <Button key={label} type={chosen ? 'default' : 'text'} aria-pressed={chosen} onClick={() => onChange(period)}>
            {label}
          </Button>
        )
      })}
    </div>
  )
}
