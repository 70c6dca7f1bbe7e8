import { addDays, daysBetween } from '@ejia/domain/calendar'
import { random } from './random'
import type { MemberSeed, StudySeed } from './types'

const study = (org: string, post: string, creditMinutes: number, [assignedDaysAgo, dueInDays]: readonly [number, number], doneShare: number): StudySeed => ({
  org, post, creditMinutes, assignedDaysAgo, dueInDays, doneShare,
})

/** What was assigned in the last three months, oldest first; the last ones are still open. */
export const studies: readonly StudySeed[] = [
  study('east', '新院区新门诊', 30, [90, -60], 0.94),
  study('root', '党员个人信息保护规定', 45, [85, -55], 0.95),
  study('retired', '离退休党员组织生活“五从简”办法', 30, [80, -50], 0.62),
  study('offices', '机关支部怎样不“机关”', 30, [70, -45], 0.93),
  study('root', '信息发布审核与保密审查规定', 45, [63, -40], 0.94),
  study('root', '党费问答', 45, [60, -30], 0.93),
  study('root', '党员积分管理办法', 45, [55, -35], 0.95),
  study('medicine', '内科党总支党课备课公约', 30, [50, -20], 0.9),
  study('root', '会议签到与名单确认规定', 45, [44, -20], 0.92),
  study('root', '三会一课请假与补学办法', 45, [30, -10], 0.9),
  study('root', '发展党员工作规程', 45, [26, -5], 0.84),
  study('cardiology', '心内科党支部“支架三问”', 30, [15, -1], 0.88),
  study('root', '学条例 办实事', 45, [14, 16], 0.55),
  study('medicine', '预备党员转正最容易踩的四个坑', 30, [12, 10], 0.5),
  study('root', '民主评议党员实施细则', 45, [8, 30], 0.34),
  study('party', '关于重申医疗机构工作人员廉洁从业九项准则', 45, [6, 8], 0.42),
  study('root', '为支部减负八条', 30, [4, 26], 0.3),
  study('root', '把廉洁关口前移到处方与耗材', 45, [3, 20], 0.22),
]

export interface ReaderSeed {
  rosterNo: string
  /** Days after it was assigned, and minutes after midnight of that day. */
  after: number
  minute: number
}

/** Whoever joined after it was assigned reads it some days later. */
const onRosterAfterDays = 6
/** Retired members read too, only fewer of them. */
const retiredFactor = 0.62

/** Who has read it by now and when. Those who demonstrate have read what was due, and owe the rest. */
export function readersOf(seed: StudySeed, expected: readonly MemberSeed[], today: string, demonstrating: ReadonlySet<string>): ReaderSeed[] {
  const open = seed.dueInDays >= 0
  const assignedOn = addDays(today, -seed.assignedDaysAgo)
  const days = Math.max(0, seed.assignedDaysAgo + Math.min(0, seed.dueInDays + 4))
  return expected.flatMap((member) => {
    const dice = random(`study:${seed.post}:${member.rosterNo}`)
    const share = seed.doneShare * (member.service === 'retired' && seed.org !== 'retired' ? retiredFactor : 1)
    const reads = demonstrating.has(member.rosterNo) ? !open : dice.chance(share)
    if (!reads) return []
    // most in the first days, some at night after the shift
    const usual = Math.min(days, Math.floor(days * dice.next() ** 1.6))
    const after = Math.max(usual, daysBetween(assignedOn, member.joinedOn) + onRosterAfterDays)
    const minute = dice.chance(0.2) ? dice.int(22 * 60, 23 * 60 + 50) : dice.int(7 * 60, 21 * 60)
    return after > usual && after >= seed.assignedDaysAgo ? [] : [{ rosterNo: member.rosterNo, after, minute }]
  })
}
