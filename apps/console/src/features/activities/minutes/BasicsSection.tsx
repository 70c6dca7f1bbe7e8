import { Input, Select } from 'antd'
import { hostTitle } from '@ejia/domain/minutes'
import { Panel } from '../../../shared/ui'
import { AttendanceSummary } from './AttendanceSummary'
import { Field } from './Field'
import type { Content, Minutes, Person } from './minutes'

interface Props {
  minutes: Minutes
  content: Content
  onChange: (change: Partial<Content>) => void
}

/** Who led, who wrote, who sat in; the numbers come from the list. */
export function BasicsSection({ minutes, content, onChange }: Props) {
  const { people } = minutes.attendance
  return (
    <Panel title="到会">
      <AttendanceSummary minutes={minutes} />
      <div className="minutes-row">
        <Field label={hostTitle(minutes.activity.kind)} path="hostId">
          {(slot) => <PersonSelect {...slot} people={people} value={content.hostId} onChange={(hostId) => onChange({ hostId })} />}
        </Field>
        <Field label="记录人" path="recorderId">
          {(slot) => <PersonSelect {...slot} people={people} value={content.recorderId} onChange={(recorderId) => onChange({ recorderId })} />}
        </Field>
        <Field label="名单以外的列席人员（选填）" path="guests">
          {(slot) => <Input {...slot} value={content.guests} maxLength={300} onChange={({ target }) => onChange({ guests: target.value })} />}
        </Field>
      </div>
    </Panel>
  )
}

interface SelectProps {
  id: string
  status: '' | 'error'
  people: readonly Person[]
  value: string | null
  onChange: (memberId: string | null) => void
}

/** Somebody of the roster, those who came first. */
export function PersonSelect({ people, value, onChange, ...rest }: SelectProps) {
  const sorted = [...people].sort((one, other) => Number(other.present) - Number(one.present))
  return (
    <Select<string>
      {...rest}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="从名单中选择"
      value={value ?? undefined}
      options={sorted.map(({ member, present }) => ({ value: member.id, label: present ? member.name : `${member.name}（未到）` }))}
      onChange={(picked: string | undefined) => onChange(picked ?? null)}
    />
  )
}
