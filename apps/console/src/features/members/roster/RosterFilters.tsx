import { Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { memberStatuses, memberStatusNames, serviceNames, services } from '@ejia/domain/members'
import { useReach } from '../../../shared/orgs/use-reach'
import { OrgPicker } from '../../../shared/ui'
import { marks, orders, type Mark, type Order, type RosterFilter } from './use-roster-filter'

interface Props {
  filter: RosterFilter
  onChange: (change: Partial<RosterFilter>) => void
}

const settleMs = 300
const statusOptions = memberStatuses.map((value) => ({ value, label: memberStatusNames[value] }))
const serviceOptions = services.map((value) => ({ value, label: serviceNames[value] }))
const markOptions = (Object.keys(marks) as Mark[]).map((value) => ({ value, label: marks[value] }))
const orderOptions = (Object.keys(orders) as Order[]).map((value) => ({ value, label: orders[value].label }))

/** Looks when typing pauses, and at once on Enter. */
function SearchField({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const [typed, setTyped] = useState(q)
  useEffect(() => setTyped(q), [q])
  useEffect(() => {
    if (typed === q) return
    const timer = setTimeout(() => onSearch(typed), settleMs)
    return () => clearTimeout(timer)
  })
  return (
    <Input
      className="roster__search"
      aria-label="按姓名或编号查找"
      placeholder="姓名或编号"
      allowClear
      maxLength={40}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onPressEnter={() => onSearch(typed)}
    />
  )
}

export function RosterFilters({ filter, onChange }: Props) {
  const mayRead = useReach('members.read')
  return (
    <div className="filters">
      <SearchField q={filter.q} onSearch={(q) => onChange({ q })} />
      <OrgPicker label="党组织" placeholder="全部党组织" allowClear only={mayRead} value={filter.orgId ?? null} onChange={(orgId) => onChange({ orgId })} />
      <Select aria-label="人员状态" placeholder="人员状态" allowClear options={statusOptions} value={filter.status} onChange={(status?: RosterFilter['status']) => onChange({ status })} className="roster__pick" />
      <Select aria-label="在职状态" placeholder="在职状态" allowClear options={serviceOptions} value={filter.service} onChange={(service?: RosterFilter['service']) => onChange({ service })} className="roster__pick" />
      <Select aria-label="其他条件" placeholder="其他条件" mode="multiple" allowClear maxTagCount="responsive" options={markOptions} value={filter.marks} onChange={(chosen: Mark[]) => onChange({ marks: chosen })} className="roster__marks" />
      <Select aria-label="排序" options={orderOptions} value={filter.order} onChange={(order: Order) => onChange({ order })} className="roster__pick" />
    </div>
  )
}
