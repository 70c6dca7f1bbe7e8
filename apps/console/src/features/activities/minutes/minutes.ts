import type { ReplyOf } from '@ejia/contract/client/caller'
import { noVotes, rollOf, takesWritten, voteRulesOf, type Roll, type VoteRule } from '@ejia/domain/votes'
import type { ActivityKind } from '@ejia/domain/activities'

export type Minutes = ReplyOf<'GET /activities/:activityId/minutes'>
export type Content = Minutes['content']
export type Person = Minutes['attendance']['people'][number]
export type AgendaItem = Content['agenda'][number]
export type Speech = AgendaItem['speeches'][number]
export type Decision = Content['decisions'][number]
export type Vote = NonNullable<Decision['vote']>
export type Photo = Content['photos'][number]

export const newSpeech = (): Speech => ({ speaker: '', text: '' })
export const newAgendaItem = (): AgendaItem => ({ title: '', text: '', speeches: [] })
export const newDecision = (): Decision => ({ text: '', responsible: '', dueOn: null, vote: null })

/** A count by this rule; what the rule does not take is forgotten. */
export const voteBy = (rule: VoteRule, before: Vote | null): Vote => ({
  ...noVotes,
  ...before,
  rule,
  ...(!takesWritten(rule) && { writtenFor: 0, writtenAgainst: 0, writtenAbstain: 0 }),
})

export const canVote = (kind: ActivityKind): boolean => voteRulesOf(kind).length > 0

/** Who has a vote and how many of them are here, as the server counts it. */
export const rollFor = (people: readonly Person[], { withoutVote }: Content): Roll =>
  rollOf(
    people.map(({ member, status, away, guest, present }) => ({ memberId: member.id, status, away, addedLater: guest, present })),
    withoutVote.map(({ memberId }) => memberId),
  )

export const nameIn = (people: readonly Person[], memberId: string | null): string => people.find(({ member }) => member.id === memberId)?.member.name ?? ''

/** One element changed, one left out, one moved up: lists are never changed in place. */
export const replaceAt = <T>(list: readonly T[], index: number, value: T): T[] => list.map((one, at) => (at === index ? value : one))
export const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index)
export function movedUp<T>(list: readonly T[], index: number): T[] {
  const [before, one] = [list[index - 1], list[index]]
  return before === undefined || one === undefined ? [...list] : replaceAt(replaceAt(list, index - 1, one), index, before)
}
