import type { ActivityKind } from './activities'
import type { MemberStatus } from './members'

/**
 * Rules by which a meeting decides.
 * ordinary 一般决议 · admission 接收预备党员、转正等 · committee 支委会决定 · election 选举
 */
export const voteRules = ['ordinary', 'admission', 'committee', 'election'] as const
export type VoteRule = (typeof voteRules)[number]

export const voteRuleNames: Record<VoteRule, string> = {
  ordinary: '一般决议',
  admission: '接收预备党员、转正、延长或取消预备期',
  committee: '支委会决定',
  election: '选举',
}

interface RuleTerms {
  /** Whether so many of so many are enough to vote at all. */
  quorum: (present: number, eligible: number) => boolean
  /** How the minutes say that it was met, and that it was not. */
  quorumText: { met: string; missed: string }
  /** Votes in favour are measured against all who should have come, or against those who came. */
  of: 'eligible' | 'present'
  /** Written opinions handed in before the meeting are counted. */
  written: boolean
  source: string
}

const half = { met: '超过半数', missed: '未超过半数' }
const overHalf = (part: number, whole: number): boolean => part * 2 > whole

/**
 * 《支部工作条例（试行）》 第十一条, 第十二条: 半数以上 of those with a vote (of the committee) present, in favour more than half of
 * those who should be. Half exactly is not taken for enough: whoever reads 半数以上 strictly finds nothing to object to.
 * 《中国共产党发展党员工作细则》: more than half present; written opinions of those who cannot come, handed in before the meeting, count.
 * 《中国共产党基层组织选举工作条例》: at least four fifths present; elected by more than half of those present; nobody votes from afar.
 */
const terms: Record<VoteRule, RuleTerms> = {
  ordinary: { quorum: overHalf, quorumText: half, of: 'eligible', written: false, source: '《支部工作条例（试行）》第十一条' },
  admission: { quorum: overHalf, quorumText: half, of: 'eligible', written: true, source: '《发展党员工作细则》' },
  committee: { quorum: overHalf, quorumText: half, of: 'eligible', written: false, source: '《支部工作条例（试行）》第十二条' },
  election: { quorum: (present, eligible) => present * 5 >= eligible * 4, quorumText: { met: '达到五分之四', missed: '不足五分之四' }, of: 'present', written: false, source: '《基层组织选举工作条例》' },
}

export const takesWritten = (rule: VoteRule): boolean => terms[rule].written
export const voteSource = (rule: VoteRule): string => terms[rule].source

/** What each kind of meeting can vote on; the others discuss and agree, but pass no resolutions. */
export const voteRulesOf = (kind: ActivityKind): readonly VoteRule[] =>
  kind === 'members_meeting' ? ['ordinary', 'admission', 'election'] : kind === 'committee_meeting' ? ['committee'] : kind === 'group_meeting' || kind === 'life_meeting' ? ['ordinary'] : []

/** Somebody on the frozen roster, as they stood then and as they attended. */
export interface Voter {
  memberId: string
  status: MemberStatus
  away: boolean
  addedLater: boolean
  present: boolean
}

/** Who has a vote, and how many of them came. Counted from the roster, never typed. */
export interface Roll {
  eligible: number
  present: number
}

/**
 * Full members have a vote; probationary ones attend without (党章 第七条), guests have none here, and who is 留党察看 has lost it
 * for that time (党章, on discipline): those are named in `withoutVote`. Who lives elsewhere is not expected, but has a vote when they come.
 */
export function rollOf(voters: readonly Voter[], withoutVote: readonly string[] = []): Roll {
  const entitled = voters.filter(({ memberId, status, away, addedLater, present }) => status === 'full' && !addedLater && (!away || present) && !withoutVote.includes(memberId))
  return { eligible: entitled.length, present: entitled.filter((voter) => voter.present).length }
}

export interface VoteCounts {
  for: number
  against: number
  abstain: number
  /** Of those who could not come, in writing before the meeting. */
  writtenFor: number
  writtenAgainst: number
  writtenAbstain: number
}

export const noVotes: VoteCounts = { for: 0, against: 0, abstain: 0, writtenFor: 0, writtenAgainst: 0, writtenAbstain: 0 }

export type VoteField = keyof VoteCounts

/** Counts that cannot be, field by field; empty when they can. */
export function voteProblems(rule: VoteRule, roll: Roll, counts: VoteCounts): { field: VoteField; message: string }[] {
  const [here, written] = [counts.for + counts.against + counts.abstain, counts.writtenFor + counts.writtenAgainst + counts.writtenAbstain]
  const absent = roll.eligible - roll.present
  const notWhole = (Object.keys(noVotes) as VoteField[]).filter((field) => !Number.isInteger(counts[field]) || counts[field] < 0)
  if (notWhole.length > 0) return notWhole.map((field) => ({ field, message: '请填写不小于 0 的整数' }))
  return [
    ...(here > roll.present ? [{ field: 'for' as const, message: `现场共 ${here} 票，多于到会有表决权的 ${roll.present} 人` }] : []),
    ...(written > 0 && !takesWritten(rule) ? [{ field: 'writtenFor' as const, message: `${voteRuleNames[rule]}不计书面意见` }] : []),
    ...(written > absent && takesWritten(rule) ? [{ field: 'writtenFor' as const, message: `书面意见共 ${written} 份，多于未到会有表决权的 ${absent} 人` }] : []),
  ]
}

/** passed 通过 · rejected 未通过 · no_quorum 人数不足 */
export const voteOutcomes = ['passed', 'rejected', 'no_quorum'] as const
export type VoteOutcome = (typeof voteOutcomes)[number]

export interface VoteResult extends Roll {
  outcome: VoteOutcome
  inFavour: number
  /** Least number in favour that passes. */
  needed: number
  /** 通过 · 未通过 · 当选 … */
  name: string
  /** The reckoning with its numbers, for the minutes. */
  text: string
}

const names = (rule: VoteRule): Record<VoteOutcome, string> =>
  rule === 'election' ? { passed: '当选', rejected: '未当选', no_quorum: '人数不足' } : { passed: '通过', rejected: '未通过', no_quorum: '人数不足' }

export function voteResult(rule: VoteRule, roll: Roll, counts: VoteCounts): VoteResult {
  const { quorum, of, written } = terms[rule]
  const inFavour = counts.for + (written ? counts.writtenFor : 0)
  const whole = of === 'eligible' ? roll.eligible : roll.present
  const needed = Math.floor(whole / 2) + 1
  const outcome = !(roll.eligible > 0 && quorum(roll.present, roll.eligible)) ? 'no_quorum' : inFavour >= needed ? 'passed' : 'rejected'
  const name = names(rule)[outcome]
  return { ...roll, outcome, inFavour, needed, name, text: `${reckoning(rule, roll, counts, { outcome, inFavour, needed })}${name}。` }
}

function reckoning(rule: VoteRule, roll: Roll, counts: VoteCounts, { outcome, inFavour, needed }: Pick<VoteResult, 'outcome' | 'inFavour' | 'needed'>): string {
  const { quorumText, of, written } = terms[rule]
  const who = rule === 'committee' ? '委员' : rule === 'election' ? '有选举权的党员' : '有表决权的正式党员'
  const came = `应到${who} ${roll.eligible} 人，实到 ${roll.present} 人`
  if (outcome === 'no_quorum') return `${came}，${quorumText.missed}，不能${rule === 'election' ? '选举' : '表决'}：`
  const votes = `赞成 ${counts.for} 票、反对 ${counts.against} 票、弃权 ${counts.abstain} 票`
  const letters = written ? `；会前书面意见赞成 ${counts.writtenFor}、反对 ${counts.writtenAgainst}、弃权 ${counts.writtenAbstain}` : ''
  const base = of === 'eligible' ? '应到' : '实到'
  return `${came}，${quorumText.met}。${votes}${letters}。赞成合计 ${inFavour} 票，须超过${base}半数（至少 ${needed} 票）：`
}
