import type { RuleVersion } from '@ejia/contract/points/schemas'
import { reachOf } from '@ejia/domain/actor'
import { dayOf } from '@ejia/domain/calendar'
import { ruleStatesOn } from '@ejia/domain/points-decisions'
import { assertThat, found } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { writeAudit } from '../../audit'
import { isCommitteeOffice } from '../points.policy'
import { insertWithdrawal, listVersions, type VersionRow } from './rules.repo'
import { describeRule } from './rules.service'

/** Every version of every rule, for those who look after members; members themselves see what is in force. */
export async function listRuleVersions(ctx: ActorContext, ruleKey?: string): Promise<{ items: RuleVersion[] }> {
  assertThat(reachOf(ctx.actor, 'points.read').length > 0, 'thing.forbidden')
  return { items: describeVersions(await listVersions(ctx.db, ruleKey), dayOf(ctx.now)) }
}

/** A version that is not in force yet is called off; what replaced nothing leaves the one before in force. */
export async function withdrawRuleVersion(ctx: ActorContext, ruleKey: string, version: number, reason: string): Promise<RuleVersion> {
  assertThat(isCommitteeOffice(ctx.actor), 'thing.forbidden')
  const { state } = await findVersion(ctx, ruleKey, version)
  assertThat(state !== 'withdrawn', 'points.rule_withdrawn')
  assertThat(state === 'coming', 'points.rule_in_force')
  const isNew = await insertWithdrawal(ctx.db, { ruleKey, version, reason, withdrawnBy: ctx.actor.accountId, withdrawnAt: ctx.now })
  assertThat(isNew, 'points.rule_withdrawn')
  await writeAudit(ctx, { action: 'points.withdraw_rule_version', subjectType: 'point_rule', subjectId: ruleKey, orgId: null, detail: { version } })
  return findVersion(ctx, ruleKey, version)
}

async function findVersion(ctx: ActorContext, ruleKey: string, version: number): Promise<RuleVersion> {
  const { items } = await listRuleVersions(ctx, ruleKey)
  return found(items.find((one) => one.version === version))
}

function describeVersions(rows: readonly VersionRow[], today: string): RuleVersion[] {
  const byKey = new Map<string, VersionRow[]>()
  for (const row of rows) byKey.set(row.rule.key, [...(byKey.get(row.rule.key) ?? []), row])
  return [...byKey.values()].flatMap((versions) => {
    const states = ruleStatesOn(versions.map(({ rule, withdrawnAt }) => ({ version: rule.version, effectiveFrom: rule.effectiveFrom, withdrawn: withdrawnAt !== null })), today)
    return versions.map((row, index) => describeVersion(row, states[index] ?? 'past'))
  })
}

const describeVersion = ({ rule, createdBy, withdrawnAt, withdrawnBy, withdrawnWhy }: VersionRow, state: RuleVersion['state']): RuleVersion => ({
  ...describeRule(rule),
  state,
  createdAt: rule.createdAt.toISOString(),
  createdBy,
  withdrawal: withdrawnAt === null ? null : { at: withdrawnAt.toISOString(), by: withdrawnBy, reason: withdrawnWhy ?? '' },
})
