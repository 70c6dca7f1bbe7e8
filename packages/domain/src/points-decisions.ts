import type { Ability, Role } from './roles'

/** A proposal to give points by hand, from its writing to somebody else's word on it. */
export const awardStates = ['proposed', 'approved', 'refused', 'withdrawn'] as const
export type AwardState = (typeof awardStates)[number]
export const awardStateNames: Record<AwardState, string> = { proposed: '待审批', approved: '已同意', refused: '已退回', withdrawn: '已撤回' }

export const appealStates = ['waiting', 'upheld', 'refused'] as const
export type AppealState = (typeof appealStates)[number]
export const appealStateNames: Record<AppealState, string> = { waiting: '待答复', upheld: '成立', refused: '不成立' }

/** Why a fact brings no points; `left`: the member left before a proposal was approved. */
export const skipReasons = ['capped', 'exempt', 'no_rule', 'year_closed', 'duplicate', 'left'] as const
export type SkipReason = (typeof skipReasons)[number]
export const skipReasonNames: Record<SkipReason, string> = {
  capped: '已到上限',
  exempt: '不适用积分',
  no_rule: '当天没有这条规则',
  year_closed: '年度已结转',
  duplicate: '已经记过',
  left: '已离开名册',
}

/** Members one proposal may name. */
export const mostAwarded = 200

/**
 * What it takes to decide a proposal: a commissioner's goes to the secretary, a secretary's or the committee office's to
 * (another person of) the committee office. Nobody decides their own.
 */
export const deciderOf = (proposedAs: Role): Ability => (proposedAs === 'commissioner' ? 'points.approve' : 'points.manage')

/** How one version of a rule stands on a day. */
export const ruleStates = ['past', 'in_force', 'coming', 'withdrawn'] as const
export type RuleState = (typeof ruleStates)[number]
export const ruleStateNames: Record<RuleState, string> = { past: '已被替代', in_force: '施行中', coming: '将施行', withdrawn: '已撤回' }

interface Version {
  version: number
  effectiveFrom: string
  withdrawn: boolean
}

/** States of one rule's versions, in the order given. Of two from the same day the later version stands. */
export function ruleStatesOn(versions: readonly Version[], today: string): RuleState[] {
  const begun = versions.filter((one) => !one.withdrawn && one.effectiveFrom <= today)
  const inForce = begun.reduce<Version | null>((best, one) => (best === null || isLater(one, best) ? one : best), null)
  return versions.map((one) => {
    if (one.withdrawn) return 'withdrawn'
    if (one.effectiveFrom > today) return 'coming'
    return one === inForce ? 'in_force' : 'past'
  })
}

const isLater = (one: Version, other: Version): boolean =>
  one.effectiveFrom > other.effectiveFrom || (one.effectiveFrom === other.effectiveFrom && one.version > other.version)
