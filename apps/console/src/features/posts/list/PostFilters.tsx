import { Button, Input, Select } from 'antd'
import { OrgPicker } from '../../../shared/ui'
import { useCan } from '../../../shared/session'
import { sectionOptions, stateOptions } from '../words'
import type { Filters } from './use-filters'

interface Props {
  filters: Filters
  onChange: (change: Record<string, string | number | boolean | undefined>) => void
}

export function PostFilters({ filters, onChange }: Props) {
  const mayReview = useCan('posts.review')
  return (
    <div className="filters">
      <Input.Search
        key={filters.q ?? ''}
        aria-label="按标题查找"
        placeholder="标题里的字"
        allowClear
        defaultValue={filters.q ?? ''}
        maxLength={50}
        style={{ width: 220 }}
        onSearch={(q) => onChange({ q: q.trim() })}
      />
      <Select aria-label="状态" placeholder="全部状态" allowClear style={{ width: 130 }} options={stateOptions} value={filters.state ?? null} onChange={(state) => onChange({ state: state ?? undefined })} />
      <Select aria-label="栏目" placeholder="全部栏目" allowClear style={{ width: 140 }} options={sectionOptions} value={filters.section ?? null} onChange={(section) => onChange({ section: section ?? undefined })} />
      <OrgPicker label="发布组织" placeholder="全部组织" allowClear value={filters.orgId ?? null} onChange={(orgId) => onChange({ orgId })} />
      <Button type={filters.mine ? 'default' : 'text'} aria-pressed={filters.mine === true} onClick={() => onChange({ mine: !filters.mine })}>
        我写的
      </Button>
      {mayReview && (
        <Button type={filters.toReview ? 'default' : 'text'} aria-pressed={filters.toReview === true} onClick={() => onChange({ toReview: !filters.toReview })}>
          等我审核
        </Button>
      )}
    </div>
  )
}
