import { noVotes, rollOf, takesWritten, voteProblems, voteResult, voteRulesOf, type Roll, type VoteCounts, type Voter, type VoteRule } from '../src/votes'

const counts = (over: Partial<VoteCounts> = {}): VoteCounts => ({ ...noVotes, ...over })
const roll = (eligible: number, present: number): Roll => ({ eligible, present })

describe('who has a vote', () => {
  let serial = 0
  const voter = (over: Partial<Voter> = {}): Voter => ({ memberId: `m${++serial}`, status: 'full', away: false, addedLater: false, present: true, ...over })

  test.each<[string, Partial<Voter>, Roll]>([
    ['a full member who came', {}, roll(1, 1)],
    ['a full member who did not', { present: false }, roll(1, 0)],
    ['a probationary member attends without a vote', { status: 'probationary' }, roll(0, 0)],
    ['an activist who listens', { status: 'activist' }, roll(0, 0)],
    ['a guest of another branch', { addedLater: true }, roll(0, 0)],
    ['somebody who lives elsewhere is not expected', { away: true, present: false }, roll(0, 0)],
    ['and votes when they come', { away: true }, roll(1, 1)],
  ])('%s', (_what, over, expected) => expect(rollOf([voter(over)])).toEqual(expected))

  test('nobody whose vote is suspended, present or not', () => {
    const [punished, other] = [voter(), voter({ present: false })]
    expect(rollOf([punished, other], [punished.memberId])).toEqual(roll(1, 0))
  })

  test('the roster says how many are expected, whatever anybody typed', () => {
    const people = [...Array.from({ length: 20 }, () => voter()), ...Array.from({ length: 10 }, () => voter({ present: false })), voter({ status: 'probationary' }), voter({ status: 'probationary', present: false })]
    expect(rollOf(people)).toEqual(roll(30, 20))
  })
})

describe('how it ends', () => {
  test.each<[string, VoteRule, Roll, Partial<VoteCounts>, string]>([
    // quorum: 超过半数 of those who should be there
    ['11 of 20 may decide', 'ordinary', roll(20, 11), { for: 11 }, 'passed'],
    ['10 of 20 may not, however they vote', 'ordinary', roll(20, 10), { for: 10 }, 'no_quorum'],
    ['11 of 21 may', 'ordinary', roll(21, 11), { for: 11 }, 'passed'],
    ['written opinions make no quorum', 'admission', roll(20, 10), { for: 10, writtenFor: 10 }, 'no_quorum'],
    ['nobody decides for nobody', 'ordinary', roll(0, 0), {}, 'no_quorum'],
    // majority: of those who should be there, not of those who came
    ['10 in favour of 20 expected is half, not more', 'ordinary', roll(20, 18), { for: 10, against: 8 }, 'rejected'],
    ['11 is', 'ordinary', roll(20, 18), { for: 11, against: 7 }, 'passed'],
    ['a majority of those present alone is not enough', 'admission', roll(30, 20), { for: 14, against: 6 }, 'rejected'],
    ['written opinions of members who could not come are counted', 'admission', roll(30, 20), { for: 14, against: 6, writtenFor: 2 }, 'passed'],
    ['those against do not', 'admission', roll(30, 20), { for: 15, against: 5, writtenAgainst: 3 }, 'rejected'],
    ['odd numbers: 11 of 21', 'admission', roll(21, 21), { for: 11, against: 10 }, 'passed'],
    ['odd numbers: 10 of 21', 'admission', roll(21, 21), { for: 10, against: 11 }, 'rejected'],
    // 支委会
    ['3 of 5 may decide, and all must agree', 'committee', roll(5, 3), { for: 3 }, 'passed'],
    ['two of them are too few', 'committee', roll(5, 3), { for: 2, abstain: 1 }, 'rejected'],
    ['2 of 4 are half, not more', 'committee', roll(4, 2), { for: 2 }, 'no_quorum'],
    // elections: 4/5 present, more than half of those present
    ['24 of 30 may elect', 'election', roll(30, 24), { for: 13, against: 11 }, 'passed'],
    ['23 may not', 'election', roll(30, 23), { for: 23 }, 'no_quorum'],
    ['half of those present is not elected', 'election', roll(30, 24), { for: 12, against: 12 }, 'rejected'],
  ])('%s', (_what, rule, who, votes, outcome) => expect(voteResult(rule, who, counts(votes)).outcome).toBe(outcome))

  test('the reckoning names its numbers', () => {
    expect(voteResult('admission', roll(30, 20), counts({ for: 14, against: 6, writtenFor: 2 })).text).toBe(
      '应到有表决权的正式党员 30 人，实到 20 人，超过半数。赞成 14 票、反对 6 票、弃权 0 票；会前书面意见赞成 2、反对 0、弃权 0。赞成合计 16 票，须超过应到半数（至少 16 票）：通过。',
    )
    expect(voteResult('ordinary', roll(20, 10), counts({ for: 10 })).text).toBe('应到有表决权的正式党员 20 人，实到 10 人，未超过半数，不能表决：人数不足。')
    expect(voteResult('election', roll(10, 8), counts({ for: 5, against: 3 })).text).toContain('须超过实到半数（至少 5 票）：当选。')
  })
})

describe('counts that cannot be', () => {
  test.each<[string, VoteRule, Roll, Partial<VoteCounts>, string[]]>([
    ['as many votes as people', 'ordinary', roll(20, 18), { for: 10, against: 5, abstain: 3 }, []],
    ['fewer: somebody was silent', 'ordinary', roll(20, 18), { for: 10 }, []],
    ['more votes than people with a vote who came', 'ordinary', roll(20, 18), { for: 10, against: 5, abstain: 4 }, ['for']],
    ['written opinions of those absent are not held against those present', 'admission', roll(20, 18), { for: 18, writtenFor: 2 }, []],
    ['more written opinions than people absent', 'admission', roll(20, 18), { for: 18, writtenFor: 2, writtenAgainst: 1 }, ['writtenFor']],
    ['written opinions where none are taken', 'ordinary', roll(20, 18), { for: 18, writtenFor: 1 }, ['writtenFor']],
    ['nor at an election', 'election', roll(20, 18), { for: 18, writtenFor: 1 }, ['writtenFor']],
    ['half a vote', 'ordinary', roll(20, 18), { for: 0.5 }, ['for']],
    ['less than none', 'ordinary', roll(20, 18), { for: 3, against: -1 }, ['against']],
  ])('%s', (_what, rule, who, votes, fields) => expect(voteProblems(rule, who, counts(votes)).map(({ field }) => field)).toEqual(fields))
})

test('each meeting decides by its own rules', () => {
  expect(voteRulesOf('members_meeting')).toEqual(['ordinary', 'admission', 'election'])
  expect(voteRulesOf('committee_meeting')).toEqual(['committee'])
  expect(voteRulesOf('theme_day')).toEqual([])
  expect((['ordinary', 'admission', 'committee', 'election'] as const).filter(takesWritten)).toEqual(['admission'])
})
