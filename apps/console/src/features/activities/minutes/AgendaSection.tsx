import { Button, Input } from 'antd'
import { minutesLimits } from '@ejia/domain/minutes'
import { IconButton, Panel } from '../../../shared/ui'
import { Field } from './Field'
import { movedUp, newAgendaItem, newSpeech, replaceAt, without, type AgendaItem, type Person } from './minutes'
import { SpeechRow } from './SpeechRow'

interface Props {
  agenda: AgendaItem[]
  people: readonly Person[]
  onChange: (agenda: AgendaItem[]) => void
}

/** Topics in their order, each with what was said. */
export function AgendaSection({ agenda, people, onChange }: Props) {
  return (
    <Panel title="议程与内容">
      <ol className="minutes-list">
        {agenda.map((item, index) => (
          <li key={index}>
            <Item item={item} path={`agenda/${index}`} people={people} onChange={(next) => onChange(replaceAt(agenda, index, next))} />
            <div className="minutes-item__tools">
              {index > 0 && <IconButton icon="up" label={`第 ${index + 1} 项上移`} onClick={() => onChange(movedUp(agenda, index))} />}
              <IconButton icon="trash" label={`删除第 ${index + 1} 项议程`} onClick={() => onChange(without(agenda, index))} />
            </div>
          </li>
        ))}
      </ol>
      <Button disabled={agenda.length >= minutesLimits.agenda} onClick={() => onChange([...agenda, newAgendaItem()])}>
        加一项议程
      </Button>
    </Panel>
  )
}

interface ItemProps {
  item: AgendaItem
  path: string
  people: readonly Person[]
  onChange: (item: AgendaItem) => void
}

function Item({ item, path, people, onChange }: ItemProps) {
  const { speeches } = item
  return (
    <div className="minutes-item">
      <Field label="议题" path={`${path}/title`}>
        {(slot) => <Input {...slot} value={item.title} maxLength={120} onChange={({ target }) => onChange({ ...item, title: target.value })} />}
      </Field>
      <Field label="内容" path={`${path}/text`}>
        {(slot) => <Input.TextArea {...slot} autoSize={{ minRows: 2, maxRows: 16 }} value={item.text} maxLength={6000} onChange={({ target }) => onChange({ ...item, text: target.value })} />}
      </Field>
      {speeches.map((speech, index) => (
        <SpeechRow
          key={index}
          speech={speech}
          path={`${path}/speeches/${index}`}
          people={people}
          onChange={(next) => onChange({ ...item, speeches: replaceAt(speeches, index, next) })}
          onRemove={() => onChange({ ...item, speeches: without(speeches, index) })}
        />
      ))}
      <Button size="small" disabled={speeches.length >= minutesLimits.speeches} onClick={() => onChange({ ...item, speeches: [...speeches, newSpeech()] })}>
        记一条发言
      </Button>
    </div>
  )
}
