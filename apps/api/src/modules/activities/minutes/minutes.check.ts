import type { MinutesContent, MinutesPerson } from '@ejia/contract/activities/minutes'
import type { FieldProblem } from '@ejia/contract/core/problem'
import type { ActivityKind } from '@ejia/domain/activities'
import { hostTitle } from '@ejia/domain/minutes'
import { rollOf, voteProblems, voteResult, voteRuleNames, voteRulesOf, type VoteResult } from '@ejia/domain/votes'
import { toVoters } from './people.service'

/** What a meeting of this kind cannot have voted, decision by decision; empty when all can be. */
export function voteFields(kind: ActivityKind, content: MinutesContent, people: readonly MinutesPerson[]): FieldProblem[] {
  const roll = rollOf(toVoters(people), content.withoutVote.map(({ memberId }) => memberId))
  return content.decisions.flatMap(({ vote }, index) => {
    if (!vote) return []
    const at = `body/content/decisions/${index}/vote`
    if (!voteRulesOf(kind).includes(vote.rule)) return [{ field: `${at}/rule`, message: `这种活动不能作出“${voteRuleNames[vote.rule]}”` }]
    return voteProblems(vote.rule, roll, vote).map(({ field, message }) => ({ field: `${at}/${field}`, message }))
  })
}

/** How each decision's vote ended; null where there was none. */
export function resultsOf(content: MinutesContent, people: readonly MinutesPerson[]): (VoteResult | null)[] {
  const roll = rollOf(toVoters(people), content.withoutVote.map(({ memberId }) => memberId))
  return content.decisions.map(({ vote }) => vote && voteResult(vote.rule, roll, vote))
}

/** What is still missing before it can be signed off. */
export function missingFields(kind: ActivityKind, content: MinutesContent): FieldProblem[] {
  const said = content.agenda.some(({ text, speeches }) => filled(text) || speeches.some((speech) => filled(speech.text)))
  const missing: [boolean, string, string][] = [
    [content.hostId === null, 'hostId', `请选择${hostTitle(kind)}`],
    [content.recorderId === null, 'recorderId', '请选择记录人'],
    [!said, 'agenda', '请至少写一项议程的内容'],
    ...content.agenda.map(({ title }, index): [boolean, string, string] => [!filled(title), `agenda/${index}/title`, '请填写议题']),
    ...content.decisions.map(({ text }, index): [boolean, string, string] => [!filled(text), `decisions/${index}/text`, '请填写决议内容']),
    ...content.withoutVote.map(({ reason }, index): [boolean, string, string] => [!filled(reason), `withoutVote/${index}/reason`, '请写明依据']),
  ]
  return missing.filter(([wrong]) => wrong).map(([, field, message]) => ({ field: `body/content/${field}`, message }))
}

const filled = (text: string): boolean => text.trim() !== ''
