import type { Service } from '@ejia/domain/members'
import { serviceNames } from '@ejia/domain/members'
import type { Me } from '../../../shared/session'
import { Card, PickerField, SegmentedTabs, TextInput } from '../../../shared/ui'

export interface Filter {
  q: string
  orgId: number | null
  service: Service | 'all'
}

interface Props {
  filter: Filter
  manages: Me['manages']
  onChange: (filter: Filter) => void
}

const services: { key: Filter['service']; text: string }[] = [
  { key: 'all', text: '全部' },
  { key: 'in_service', text: serviceNames.in_service },
  { key: 'retired', text: serviceNames.retired },
]

const everywhere = 'all'

/** Which part of the roster: by name or number, organisation, in service or retired. */
export function Filters({ filter, manages, onChange }: Props) {
  const options = [{ key: everywhere, text: '我管理的全部组织' }, ...manages.map(({ id, name }) => ({ key: String(id), text: name }))]
  const chooseOrg = (key: string) => onChange({ ...filter, orgId: key === everywhere ? null : Number(key) })
  return (
    <>
      <Card>
        <TextInput label='查找' placeholder='姓名或名册编号' maxLength={40} value={filter.q} onChange={(q) => onChange({ ...filter, q })} />
        {manages.length > 1 && <PickerField label='组织' options={options} value={String(filter.orgId ?? everywhere)} onChange={chooseOrg} />}
      </Card>
      <SegmentedTabs tabs={services} value={filter.service} onChange={(service) => onChange({ ...filter, service })} label='在职或离退休' />
    </>
  )
}
