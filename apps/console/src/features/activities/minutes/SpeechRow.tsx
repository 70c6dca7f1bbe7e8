import { AutoComplete, Input } from 'antd'
import { IconButton } from '../../../shared/ui'
import { Field } from './Field'
import type { Person, Speech } from './minutes'

interface Props {
  speech: Speech
  path: string
  people: readonly Person[]
  onChange: (speech: Speech) => void
  onRemove: () => void
}

/** Who spoke (of the list, or a guest's name typed) and what they said. */
export function SpeechRow({ speech, path, people, onChange, onRemove }: Props) {
  return (
    <div className="minutes-speech">
      <Field label="发言人" path={`${path}/speaker`} quiet>
        {({ id, status }) => (
          <AutoComplete
            id={id}
            status={status}
            placeholder="发言人"
            value={speech.speaker}
            options={people.filter(({ present }) => present).map(({ member }) => ({ value: member.name }))}
            showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed) }}
            onChange={(speaker: string) => onChange({ ...speech, speaker: speaker.slice(0, 40) })}
          />
        )}
      </Field>
      <Field label="发言内容" path={`${path}/text`} quiet>
        {(slot) => (
          <Input.TextArea {...slot} placeholder="发言内容" autoSize={{ minRows: 1, maxRows: 8 }} value={speech.text} maxLength={2000} onChange={({ target }) => onChange({ ...speech, text: target.value })} />
        )}
      </Field>
      <IconButton icon="trash" label={`删除${speech.speaker || '这条'}发言`} onClick={onRemove} />
    </div>
  )
}
