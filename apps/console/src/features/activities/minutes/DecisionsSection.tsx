import { Button, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { minutesLimits } from '@ejia/domain/minutes'
import { voteRuleNames, voteRulesOf, type Roll, type VoteRule } from '@ejia/domain/votes'
import { IconButton, Panel } from '../../../shared/ui'
import { Field } from './Field'
import { newDecision, replaceAt, voteBy, without, type Decision, type Minutes } from './minutes'
import { VoteFields } from './VoteFields'

interface Props {
  kind: Minutes['activity']['kind']
  decisions: Decision[]
  roll: Roll
  onChange: (decisions: Decision[]) => void
}

/** What was decided, who sees to it and until when, and how it was voted. */
export function DecisionsSection({ kind, decisions, roll, onChange }: Props) {
  return (
    <Panel title={voteRulesOf(kind).length > 0 ? '决议与表决' : '结论与分工'}>
      <ol className="minutes-list">
        {decisions.map((decision, index) => (
          <li key={index}>
            <Item kind={kind} decision={decision} roll={roll} path={`decisions/${index}`} onChange={(next) => onChange(replaceAt(decisions, index, next))} />
            <div className="minutes-item__tools">
              <IconButton icon="trash" label={`删除第 ${index + 1} 项`} onClick={() => onChange(without(decisions, index))} />
            </div>
          </li>
        ))}
      </ol>
      <Button disabled={decisions.length >= minutesLimits.decisions} onClick={() => onChange([...decisions, newDecision()])}>
        加一项{voteRulesOf(kind).length > 0 ? '决议' : '结论'}
      </Button>
    </Panel>
  )
}

interface ItemProps {
  kind: Minutes['activity']['kind']
  decision: Decision
  roll: Roll
  path: string
  onChange: (decision: Decision) => void
}

function Item({ kind, decision, roll, path, onChange }: ItemProps) {
  const rules = voteRulesOf(kind)
  return (
    <div className="minutes-item">
      <Field label="内容" path={`${path}/text`}>
        {(slot) => <Input.TextArea {...slot} autoSize={{ minRows: 1, maxRows: 8 }} value={decision.text} maxLength={1000} onChange={({ target }) => onChange({ ...decision, text: target.value })} />}
      </Field>
      <div className="minutes-row">
        <Field label="责任人（选填）" path={`${path}/responsible`}>
          {(slot) => <Input {...slot} value={decision.responsible} maxLength={60} onChange={({ target }) => onChange({ ...decision, responsible: target.value })} />}
        </Field>
        <Field label="完成时限（选填）" path={`${path}/dueOn`}>
          {(slot) => <DatePicker {...slot} value={decision.dueOn === null ? null : dayjs(decision.dueOn)} onChange={(picked) => onChange({ ...decision, dueOn: picked?.format('YYYY-MM-DD') ?? null })} />}
        </Field>
        {rules.length > 0 && (
          <Field label="表决" path={`${path}/vote/rule`}>
            {(slot) => (
              <Select<VoteRule | 'none'>
                {...slot}
                popupMatchSelectWidth={false}
                value={decision.vote?.rule ?? 'none'}
                options={[{ value: 'none' as const, label: '没有表决' }, ...rules.map((value) => ({ value, label: voteRuleNames[value] }))]}
                onChange={(picked) => onChange({ ...decision, vote: picked === 'none' ? null : voteBy(picked, decision.vote) })}
              />
            )}
          </Field>
        )}
      </div>
      {decision.vote && <VoteFields vote={decision.vote} roll={roll} path={`${path}/vote`} onChange={(vote) => onChange({ ...decision, vote })} />}
    </div>
  )
}
