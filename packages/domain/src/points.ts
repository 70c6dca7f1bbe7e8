/** The three kinds of points members see apart (after 甘肃党建): 组织生活, 教育学习, 先锋作用. */
export const pointCategories = ['organisation', 'education', 'vanguard'] as const
export type PointCategory = (typeof pointCategories)[number]
export const pointCategoryNames: Record<PointCategory, string> = { organisation: '组织生活', education: '教育学习', vanguard: '先锋作用' }

/** Facts on the ground that may give points; never sign-in, likes or time spent (国办函〔2026〕12号). */
export const pointSourceTypes = ['attendance', 'study_completion', 'manual', 'appeal', 'reversal'] as const
export type PointSourceType = (typeof pointSourceTypes)[number]

export const pointSourceNames: Record<PointSourceType, string> = {
  attendance: '参加活动',
  study_completion: '完成学习',
  manual: '支部登记',
  appeal: '申诉更正',
  reversal: '冲正',
}

/** How a row of the ledger stands. */
export const ledgerStates = ['standing', 'pending', 'reversed', 'reversal'] as const
export type LedgerState = (typeof ledgerStates)[number]
export const ledgerStateNames: Record<LedgerState, string> = { standing: '有效', pending: '待确认', reversed: '已冲正', reversal: '冲正' }

/** Groups a rule can leave out. */
export const exemptGroups = ['retired', 'away', 'not_yet_member'] as const
export type ExemptGroup = (typeof exemptGroups)[number]
export const exemptGroupNames: Record<ExemptGroup, string> = {
  retired: '离退休党员',
  away: '外出（流动）党员',
  not_yet_member: '入党申请人、积极分子和发展对象',
}

/** Points are kept as whole tenths, so that halves add up exactly. */
export const toTenths = (points: number): number => Math.round(points * 10)
export const toPoints = (tenths: number): number => tenths / 10

export interface PointRuleSeed {
  key: string
  name: string
  explanation: string
  category: PointCategory
  /** Points, not tenths. */
  delta: number
  dayCap: number | null
  monthCap: number | null
  yearCap: number | null
  exempt: readonly ExemptGroup[]
}

/** Retired members and applicants are left out by default: most hospitals' rules say so (party-work notes §1.1). */
export const defaultExempt: readonly ExemptGroup[] = ['retired', 'not_yet_member']

const attendance = (kind: string, name: string, delta: number, perMonth: number | null, perYear: number | null): PointRuleSeed => ({
  key: `attendance.${kind}`,
  name: `参加${name}`,
  explanation: `到会并经支部确认，每次 ${delta} 分。`,
  category: kind === 'volunteering' || kind === 'community' ? 'vanguard' : kind === 'training' || kind === 'lecture' ? 'education' : 'organisation',
  delta,
  dayCap: null,
  monthCap: perMonth === null ? null : perMonth * delta,
  yearCap: perYear === null ? null : perYear * delta,
  exempt: defaultExempt,
})

/**
 * What a fresh system starts with: amounts and yearly limits after the published 三晋先锋 table
 * (members' meeting 4 × 5, committee meeting 12 × 5, theme day 12 × 5 a year); the committee office changes them by version.
 */
export const defaultRules: readonly PointRuleSeed[] = [
  attendance('members_meeting', '党员大会', 5, null, 4),
  attendance('committee_meeting', '支委会', 5, 1, 12),
  attendance('group_meeting', '党小组会', 5, 1, 12),
  attendance('lecture', '党课', 5, null, 4),
  attendance('theme_day', '主题党日', 5, 1, 12),
  attendance('life_meeting', '组织生活会', 5, null, 2),
  attendance('talk', '谈心谈话', 1, null, 4),
  attendance('volunteering', '志愿服务', 4, 4, 24),
  attendance('community', '双报到服务', 4, 2, 12),
  attendance('training', '集中培训', 3, 4, 24),
  attendance('contest', '竞赛活动', 3, 2, 6),
  {
    key: 'study.completed',
    name: '完成学习任务',
    explanation: '读完支部安排的学习内容，每项 2 分。',
    category: 'education',
    delta: 2,
    dayCap: 4,
    monthCap: 8,
    yearCap: 48,
    exempt: defaultExempt,
  },
]

const manual = (name: string, key: string, delta: number, yearCap: number | null, explanation: string): PointRuleSeed => ({
  key: `manual.${key}`, name, explanation, category: 'vanguard', delta, dayCap: null, monthCap: null, yearCap, exempt: defaultExempt,
})

/**
 * What a branch enters by hand, with evidence and a second person's word: amounts after the published tables (party-work notes §1.1:
 * articles 3, micro lectures 3, lectures 5). Where the amount is set case by case, `delta` is the most of one time.
 */
export const manualRules: readonly PointRuleSeed[] = [
  manual('发表宣传稿件', 'article', 3, 18, '稿件被采用并附佐证，每篇 3 分。'),
  manual('讲授微党课', 'micro_lecture', 3, 12, '在支部讲授微党课，每次 3 分。'),
  manual('主讲党课', 'lecture', 5, 20, '在支部主讲党课，每次 5 分。'),
  manual('受到表彰', 'honour', 10, 20, '受到上级党组织或单位表彰并附佐证，每项 10 分。'),
  manual('其他先锋作用', 'other', 5, 20, '其他先锋作用，写明事由并附佐证，每次最多 5 分。'),
  manual('扣分', 'deduction', -5, null, '按支部公布的办法扣分，写明事由，每次最多扣 5 分。'),
]

/** Rules whose amount is set case by case, up to their own. */
const casewise: readonly string[] = ['manual.other', 'manual.deduction']
export const isManualRule = (key: string): boolean => key.startsWith('manual.')
export const isCasewiseRule = (key: string): boolean => casewise.includes(key)
export const isDeduction = (rule: { delta: number }): boolean => rule.delta < 0

/** Whether an amount is one that a casewise rule allows: on the side of nought that the rule is on, and no more than the rule says. */
export const isAmountAllowed = (amount: number, ruleDelta: number): boolean =>
  amount !== 0 && Math.sign(amount) === Math.sign(ruleDelta) && Math.abs(amount) <= Math.abs(ruleDelta)

/** Whether a person belongs to a group that a rule leaves out. */
export function isExempt(exempt: readonly ExemptGroup[], person: { retired: boolean; away: boolean; partyMember: boolean }): boolean {
  return exempt.some(
    (group) =>
      (group === 'retired' && person.retired) || (group === 'away' && person.away) || (group === 'not_yet_member' && !person.partyMember),
  )
}

/**
 * What a year's sum is shown as: never below nought (雅安市第四人民医院 2020: 上不封顶、下限 0; party-work notes §1.1).
 * The ledger keeps every deduction whole. A floor inside it would make a sum depend on the order in which facts arrive.
 */
export const shownBalance = (tenths: number): number => Math.max(0, tenths)

/** Average over those points apply to, one decimal; null when there is nobody. */
export const branchAverage = (balances: readonly number[]): number | null =>
  balances.length === 0 ? null : Math.round((balances.reduce((sum, b) => sum + b, 0) / balances.length) * 10) / 10
