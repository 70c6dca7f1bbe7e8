import { isAmountAllowed, isCasewiseRule, toPoints, toTenths } from '@ejia/domain/points'
import { assertThat } from '../../../lib/app-error'
import type { RuleRow } from '../rules/rules.repo'

/** Tenths that a rule gives by hand: the rule's own, or, where it is set case by case, what was asked for within the rule's limit. */
export function amountFor(rule: Pick<RuleRow, 'key' | 'delta'>, asked: number | null | undefined): number {
  if (!isCasewiseRule(rule.key)) {
    assertThat(asked === undefined || asked === null || toTenths(asked) === rule.delta, 'points.amount_not_allowed')
    return rule.delta
  }
  assertThat(typeof asked === 'number' && isAmountAllowed(asked, toPoints(rule.delta)), 'points.amount_not_allowed')
  return toTenths(asked)
}
