import { InputNumber } from 'antd'
import { takesWritten, voteProblems, voteResult, voteSource, type Roll, type VoteField, type VoteOutcome } from '@ejia/domain/votes'
import { StateTag } from '../../../shared/ui'
import { Field } from './Field'
import type { Vote } from './minutes'

const here: [VoteField, string][] = [['for', '赞成'], ['against', '反对'], ['abstain', '弃权']]
const written: [VoteField, string][] = [['writtenFor', '书面赞成'], ['writtenAgainst', '书面反对'], ['writtenAbstain', '书面弃权']]
const tones: Record<VoteOutcome, 'ok' | 'bad' | 'wait'> = { passed: 'ok', rejected: 'bad', no_quorum: 'wait' }

interface Props {
  vote: Vote
  roll: Roll
  path: string
  onChange: (vote: Vote) => void
}

/** The counts as announced; how it ends is reckoned from the list while they are typed. */
export function VoteFields({ vote, roll, path, onChange }: Props) {
  const fields = takesWritten(vote.rule) ? [...here, ...written] : here
  const wrong = voteProblems(vote.rule, roll, vote)
  const result = voteResult(vote.rule, roll, vote)
  return (
    <div className="minutes-vote">
      <div className="minutes-vote__counts">
        {fields.map(([field, label]) => (
          <Field key={field} label={label} path={`${path}/${field}`}>
            {(slot) => <InputNumber {...slot} min={0} max={100_000} precision={0} value={vote[field]} onChange={(typed) => onChange({ ...vote, [field]: typed ?? 0 })} />}
          </Field>
        ))}
      </div>
      {wrong.length > 0 ? (
        <p className="minutes-field__problem" role="alert">
          {wrong.map(({ message }) => message).join('；')}。请核对后再继续。
        </p>
      ) : (
        <p className="minutes-vote__result" aria-live="polite">
          <StateTag tone={tones[result.outcome]}>{result.name}</StateTag> {result.text}
        </p>
      )}
      <p className="minutes-quiet">
        应到、实到按冻结的名单计算，依据{voteSource(vote.rule)}。
        {takesWritten(vote.rule) ? '会前收到的书面意见计入赞成票，不计入到会人数。' : '这类表决不计书面意见。'}预备党员没有表决权。
      </p>
    </div>
  )
}
