import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { ledgerStateNames, pointCategoryNames, pointSourceNames } from '@ejia/domain/points'
import { useRead } from '../../../shared/api'
import { useReach } from '../../../shared/orgs/use-reach'
import { MemberPicker, OrgPicker } from '../../../shared/ui'
import { thisYear } from '../YearPicker'
import type { useLedgerFilter } from './use-ledger-filter'

const optionsOf = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))
const years = () => Array.from({ length: 5 }, (_, n) => ({ value: thisYear() - n, label: `${thisYear() - n} 年度` }))

interface ChoiceProps<V extends string | number> {
  label: string
  value: V | undefined
  options: { value: V; label: string }[]
  onChange: (value: V | undefined) => void
}

function Choice<V extends string | number>({ label, value, options, onChange }: ChoiceProps<V>) {
  return <Select<V> aria-label={label} placeholder={label} allowClear value={value ?? null} options={options} onChange={onChange} popupMatchSelectWidth={false} />
}

/** The ledger's filters, each optional. */
export function LedgerFilterBar({ filter, set }: ReturnType<typeof useLedgerFilter>) {
  const rules = useRead('GET /points/rules', { query: {} }, { staleTime: 60_000 })
  const inReach = useReach('points.read')
  const { orgId, memberId, ruleKey, category, source, state, year, from, to } = filter
  return (
    <div className="points-filters" role="search" aria-label="筛选">
      <OrgPicker label="组织（含下级）" placeholder="组织（含下级）" allowClear value={orgId ?? null} only={inReach} onChange={(value) => set({ orgId: value })} />
      <MemberPicker label="党员" placeholder="党员" value={memberId ?? null} onChange={(value) => set({ memberId: value })} />
      <Choice label="规则" value={ruleKey} options={(rules.data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))} onChange={(value) => set({ ruleKey: value })} />
      <Choice label="类别" value={category} options={optionsOf(pointCategoryNames) as { value: keyof typeof pointCategoryNames; label: string }[]} onChange={(value) => set({ category: value })} />
      <Choice label="来源" value={source} options={optionsOf(pointSourceNames) as { value: keyof typeof pointSourceNames; label: string }[]} onChange={(value) => set({ source: value })} />
      <Choice label="状态" value={state} options={optionsOf(ledgerStateNames) as { value: keyof typeof ledgerStateNames; label: string }[]} onChange={(value) => set({ state: value })} />
      <Choice label="年度" value={year} options={years()} onChange={(value) => set({ year: value })} />
      <DatePicker.RangePicker
        aria-label="日期"
        placeholder={['开始日期', '结束日期']}
        allowEmpty
        value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
        onChange={(span) => set({ from: span?.[0]?.format('YYYY-MM-DD'), to: span?.[1]?.format('YYYY-MM-DD') })}
      />
    </div>
  )
}
