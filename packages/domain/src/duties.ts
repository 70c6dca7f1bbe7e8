import type { ActivityKind, ActivityState } from './activities'
import { addDays, daysBetween, dayOf } from './calendar'

/** What a branch owes its members, month by month: 三会一课 and organisation life. */
export const dutyKeys = [
  'members_meeting',
  'committee_meeting',
  'group_meeting',
  'lecture',
  'theme_day',
  'life_meeting',
  'appraisal',
  'talk',
] as const
export type DutyKey = (typeof dutyKeys)[number]

export const periodLengths = ['month', 'quarter', 'year'] as const
export type PeriodLength = (typeof periodLengths)[number]

export interface Duty {
  key: DutyKey
  name: string
  /** Kind of activity that fulfils it; null: nothing in this product records it yet. */
  kind: ActivityKind | null
  /** At least once in each of these. */
  every: PeriodLength
  /** Month of the year from which a yearly duty is asked for; before, it is not yet due. */
  asksFrom?: number
  /** A meeting of an organisation above counts for the branch too: its members were expected there. */
  alsoAbove?: true
  /** Where the frequency comes from, shown beside it. */
  source: string
  /** The frequency is this place's own, stricter or plainer than the regulation: to be set. */
  local?: true
}

const regulation = '《中国共产党支部工作条例（试行）》'

export interface DutySettings {
  /** The regulation says 定期 (regularly); most hospitals' own rules say each quarter. */
  lectureEvery: PeriodLength
}
export const defaultDutySettings: DutySettings = { lectureEvery: 'quarter' }

/** Frequencies after 《支部工作条例（试行）》: 第十一条 to 第十三条 for the meetings, 第五章 for organisation life. */
export const dutiesWith = ({ lectureEvery }: DutySettings = defaultDutySettings): readonly Duty[] => [
  // 第十一条: 一般每季度召开 1 次
  { key: 'members_meeting', name: '党员大会', kind: 'members_meeting', every: 'quarter', source: `${regulation}：一般每季度 1 次` },
  // 第十二条: 一般每月召开 1 次
  { key: 'committee_meeting', name: '支委会', kind: 'committee_meeting', every: 'month', source: `${regulation}：一般每月 1 次` },
  // 第十三条: 一般每月召开 1 次
  { key: 'group_meeting', name: '党小组会', kind: 'group_meeting', every: 'month', source: `${regulation}：一般每月 1 次` },
  // 第五章: 定期开展; how often is left to the place
  { key: 'lecture', name: '党课', kind: 'lecture', every: lectureEvery, alsoAbove: true, local: true, source: `${regulation}：定期开展；次数由本单位规定` },
  // 第五章: 每月相对固定 1 天
  { key: 'theme_day', name: '主题党日', kind: 'theme_day', every: 'month', source: `${regulation}：每月相对固定 1 天` },
  // 第五章: 每年至少召开 1 次，一般安排在第四季度
  { key: 'life_meeting', name: '组织生活会', kind: 'life_meeting', every: 'year', asksFrom: 10, source: `${regulation}：每年至少 1 次，一般在第四季度` },
  // 第五章: 一般每年开展 1 次
  { key: 'appraisal', name: '民主评议党员', kind: null, every: 'year', asksFrom: 10, source: `${regulation}：一般每年 1 次` },
  // 第五章: 每年一般不少于 1 次
  { key: 'talk', name: '谈心谈话', kind: 'talk', every: 'year', asksFrom: 10, source: `${regulation}：每年一般不少于 1 次` },
]

/** 正式党员 7 人以上的党支部设立支部委员会 (《支部工作条例（试行）》 第六章). */
export const committeeFromMembers = 7

/** held 已开 · to_confirm 已开，名单待确认 · planned 已安排 · due_soon 期末将至 · due 待安排 · overdue 欠开 · not_yet 未到时间 · not_applicable 不适用 · elsewhere 不在此登记 */
export const dutyStandings = ['held', 'to_confirm', 'planned', 'due_soon', 'due', 'overdue', 'not_yet', 'not_applicable', 'elsewhere'] as const
export type DutyStanding = (typeof dutyStandings)[number]
export const dutyStandingNames: Record<DutyStanding, string> = {
  held: '已开',
  to_confirm: '名单待确认',
  planned: '已安排',
  due_soon: '即将到期',
  due: '待安排',
  overdue: '欠开',
  not_yet: '未到时间',
  not_applicable: '不适用',
  elsewhere: '不在此登记',
}

/** Days before the end of a period in which what is not arranged is pressing. */
export const dueSoonDays = 7

/** First and last day, both included. */
export interface Period {
  from: string
  to: string
  /** Day from which what is not arranged is pressing. */
  pressesFrom: string
}

/** The month (`2026-11`), quarter or year that a month lies in. */
export function periodOf(every: PeriodLength, month: string): Period {
  const [year, index] = [Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1]
  const length = { month: 1, quarter: 3, year: 12 }[every]
  const first = index - (index % length)
  const next = firstDay(year, first + length)
  return { from: firstDay(year, first), to: addDays(next, -1), pressesFrom: addDays(next, -dueSoonDays) }
}

const firstDay = (year: number, index: number): string => `${String(year + Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`

/** What decides which duties a branch has. */
export interface DutyBranch {
  /** 正式党员 now. */
  fullMembers: number
  /** Party groups below it. */
  groupIds: readonly number[]
  /** Day from which its meetings are recorded here: nothing is overdue of a period that had begun by then. */
  since: string
}

/** A meeting as the duties see it. Called-off ones are not among them. */
export interface DutyMeeting {
  kind: ActivityKind
  orgId: number
  state: ActivityState
  /** Calendar day in Asia/Shanghai: counting thousands of meetings leaves no time to reckon it for each of them. */
  startsOn: string
  endsAt: Date
}

/** The moment of asking, and its day. */
export interface DutyMoment {
  now: Date
  today: string
}
export const dutyMoment = (now: Date): DutyMoment => ({ now, today: dayOf(now) })

export interface DutyCell<M extends DutyMeeting> {
  from: string
  to: string
  duty: DutyKey
  standing: DutyStanding
  /** Times asked for (one for each group), and how many have a confirmed list. */
  needed: number
  held: number
  /** Why it does not apply; empty otherwise. */
  note: string
  meetings: M[]
}

/** 补录: whole days between the meeting and its entry here; 0 when it was entered in time. */
export const lateDays = ({ endsAt, createdAt }: { endsAt: Date; createdAt: Date }): number => Math.max(0, daysBetween(dayOf(endsAt), dayOf(createdAt)))

/** How a branch stands with one duty in one of its periods. `meetings`: all that may count, of any kind and day. */
export function dutyCell<M extends DutyMeeting>(duty: Duty, branch: DutyBranch, meetings: readonly M[], period: Period, at: DutyMoment): DutyCell<M> {
  const counting = meetings.filter((meeting) => meeting.kind === duty.kind && isIn(period, meeting.startsOn))
  const units = duty.key === 'group_meeting' ? branch.groupIds : null
  const needed = units?.length ?? 1
  const confirmed = timesDone(counting.filter(({ state }) => state === 'confirmed'), units)
  const common = { duty: duty.key, from: period.from, to: period.to, meetings: counting, needed, held: Math.min(confirmed, needed) }
  const exempt = exemption(duty, branch, period, at.today)
  if (exempt && counting.length === 0) return { ...common, ...exempt, needed: 0 }
  return { ...common, standing: standing(duty, period, { counting, units, needed: Math.max(needed, 1), confirmed }, at), note: '' }
}

const isIn = ({ from, to }: Period, day: string): boolean => day >= from && day <= to

/** A group's meeting counts for that group; one of the branch, or of an organisation above, for all of them. */
function timesDone(meetings: readonly DutyMeeting[], units: readonly number[] | null): number {
  if (units === null) return meetings.length
  const whole = meetings.some(({ orgId }) => !units.includes(orgId))
  return whole ? units.length || 1 : new Set(meetings.map(({ orgId }) => orgId)).size
}

function exemption(duty: Duty, branch: DutyBranch, period: Period, today: string): { standing: DutyStanding; note: string } | null {
  if (duty.kind === null) return { standing: 'elsewhere', note: '本系统尚未登记此项，请按原有方式留档' }
  // a period that was under way when the records began is nobody's debt, though it may still be met
  if (period.to < branch.since || (period.from < branch.since && period.to < today)) return { standing: 'not_applicable', note: '启用本系统之前' }
  if (duty.key === 'committee_meeting' && branch.fullMembers < committeeFromMembers) return { standing: 'not_applicable', note: `正式党员不足 ${committeeFromMembers} 人，不设支委会` }
  if (duty.key === 'group_meeting' && branch.groupIds.length === 0) return { standing: 'not_applicable', note: '未设党小组' }
  return null
}

interface Tally {
  counting: readonly DutyMeeting[]
  units: readonly number[] | null
  needed: number
  confirmed: number
}

function standing(duty: Duty, period: Period, { counting, units, needed, confirmed }: Tally, { now, today }: DutyMoment): DutyStanding {
  const tookPlace = timesDone(counting.filter(({ state, endsAt }) => state === 'confirmed' || (state === 'open' && endsAt <= now)), units)
  if (confirmed >= needed) return 'held'
  if (tookPlace >= needed) return 'to_confirm'
  if (today > period.to) return 'overdue'
  if (timesDone(counting, units) >= needed) return 'planned'
  if (today < asksFrom(duty, period)) return 'not_yet'
  return today >= period.pressesFrom ? 'due_soon' : 'due'
}

const asksFrom = ({ asksFrom: month }: Duty, { from }: Period): string => (month === undefined ? from : `${from.slice(0, 4)}-${String(month).padStart(2, '0')}-01`)

/** Standings that somebody has to do something about. */
export const isOwed = (standing: DutyStanding): boolean => standing === 'overdue' || standing === 'due_soon' || standing === 'due'
