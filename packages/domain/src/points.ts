/** The three kinds of points members see apart (after 甘肃党建): 组织生活, 教育学习, 先锋作用. */
export const pointCategories = ['organisation', 'education', 'vanguard'] as const
export type PointCategory = (typeof pointCategories)[number]
export const pointCategoryNames: Record<PointCategory, string> = { organisation: '组织生活', education: '教育学习', vanguard: '先锋作用' }

/** Facts on the ground that may give points; never sign-in, likes or time spent (国办函〔2026〕12号). */
export const pointSourceTypes = ['attendance', 'study_completion', 'manual', 'reversal'] as const
export type PointSourceType = (typeof pointSourceTypes)[number]

/** Groups a rule can leave out. */
export const exemptGroups = ['retired', 'away', 'not_yet_member'] as const
export type ExemptGroup = (typeof exemptGroups)[number]

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

/** Whether a person belongs to a group that a rule leaves out. */
export function isExempt(exempt: readonly ExemptGroup[], person: { retired: boolean; away: boolean; partyMember: boolean }): boolean {
  return exempt.some(
    (group) =>
      (group === 'retired' && person.retired) || (group === 'away' && person.away) || (group === 'not_yet_member' && !person.partyMember),
  )
}

/** Average over those points apply to, one decimal; null when there is nobody. */
export const branchAverage = (balances: readonly number[]): number | null =>
  balances.length === 0 ? null : Math.round((balances.reduce((sum, b) => sum + b, 0) / balances.length) * 10) / 10
