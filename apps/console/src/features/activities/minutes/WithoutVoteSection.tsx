import { Button, Input } from 'antd'
import { minutesLimits } from '@ejia/domain/minutes'
import { IconButton, Panel } from '../../../shared/ui'
import { PersonSelect } from './BasicsSection'
import { Field } from './Field'
import { replaceAt, without, type Content, type Person } from './minutes'

interface Props {
  value: Content['withoutVote']
  people: readonly Person[]
  onChange: (value: Content['withoutVote']) => void
}

/** Full members without a vote at this time; rare, so it stays folded. */
export function WithoutVoteSection({ value, people, onChange }: Props) {
  const full = people.filter(({ status, guest }) => status === 'full' && !guest)
  return (
    <Panel>
      <details open={value.length > 0}>
        <summary>暂无表决权的正式党员（{value.length} 人）</summary>
        <p className="minutes-quiet">如留党察看期间。列在这里的人不计入有表决权的应到和实到，须写明依据。</p>
        {value.map((one, index) => (
          <div className="minutes-row" key={index}>
            <Field label="姓名" path={`withoutVote/${index}/memberId`}>
              {(slot) => <PersonSelect {...slot} people={full} value={one.memberId} onChange={(memberId) => memberId !== null && onChange(replaceAt(value, index, { ...one, memberId }))} />}
            </Field>
            <Field label="依据" path={`withoutVote/${index}/reason`}>
              {(slot) => <Input {...slot} value={one.reason} maxLength={100} onChange={({ target }) => onChange(replaceAt(value, index, { ...one, reason: target.value }))} />}
            </Field>
            <IconButton icon="trash" label="移出" onClick={() => onChange(without(value, index))} />
          </div>
        ))}
        <Button
          disabled={full.length === value.length || value.length >= minutesLimits.withoutVote}
          onClick={() => {
            const next = full.find(({ member }) => !value.some(({ memberId }) => memberId === member.id))
            if (next) onChange([...value, { memberId: next.member.id, reason: '' }])
          }}
        >
          加一人
        </Button>
      </details>
    </Panel>
  )
}
