import type { PointRule } from '@ejia/contract/points/routes'
import type { RouteInput } from '@ejia/contract/core/route'
import type { Wire } from '@ejia/contract/wire'
import { dayOf } from '@ejia/domain/calendar'
import { defaultRules, isManualRule, manualRules, toPoints, toTenths } from '@ejia/domain/points'
import { AppError, assertThat } from '../../../lib/app-error'
import type { ActorContext, Context, Executor } from '../../../lib/context'
import { writeAudit } from '../../audit'
import { isCommitteeOffice } from '../points.policy'
import { findNewestVersion, findRuleOn, hasVersionFrom, insertMissingRules, insertRule, listRulesOn, type RuleRow } from './rules.repo'

type NewVersion = RouteInput<Wire['POST /points/rules']>['body']

export const tenthsOrNull = (points: number | null): number | null => (points === null ? null : toTenths(points))
const pointsOrNull = (tenths: number | null): number | null => (tenths === null ? null : toPoints(tenths))

/** The rules a fresh system starts with, in force from this day. Rules that are there already stay as they are. */
export async function ensureDefaultRules(ctx: Context, effectiveFrom: string): Promise<void> {
  const rows = [...defaultRules, ...manualRules].map((rule) => ({
    ...rule,
    version: 1,
    delta: toTenths(rule.delta),
    dayCap: tenthsOrNull(rule.dayCap),
    monthCap: tenthsOrNull(rule.monthCap),
    yearCap: tenthsOrNull(rule.yearCap),
    exempt: [...rule.exempt],
    effectiveFrom,
    createdAt: ctx.now,
  }))
  const keys = await insertMissingRules(ctx.db, rows)
  if (keys.length > 0) await writeAudit(ctx, { action: 'points.add_default_rules', subjectType: 'point_rule', subjectId: '*', orgId: null, detail: { keys } })
}

/** The rule in force on the day of a fact, in points; null when there is none. */
export async function ruleOn(db: Executor, key: string, day: string): Promise<PointRule | null> {
  const row = await findRuleOn(db, key, day)
  return row ? describeRule(row) : null
}

export async function listRules(ctx: Context, on: string | undefined): Promise<{ items: PointRule[] }> {
  return { items: (await listRulesOn(ctx.db, on ?? dayOf(ctx.now))).map(describeRule) }
}

/** A new version from a day on, or a new rule. What was given stays, and nothing is given twice: the ledger goes by key. */
export async function addRuleVersion(ctx: ActorContext, body: NewVersion): Promise<PointRule> {
  assertThat(isCommitteeOffice(ctx.actor), 'thing.forbidden')
  assertThat(body.effectiveFrom >= dayOf(ctx.now), 'points.rule_in_past')
  checkAmounts(body)
  // in this order: a version another adds in between is either seen here, or has taken the same number
  const version = (await findNewestVersion(ctx.db, body.key)) + 1
  assertThat(!(await hasVersionFrom(ctx.db, body.key, body.effectiveFrom)), 'points.rule_version_exists')
  await insertRule(ctx.db, {
    ...body,
    version,
    delta: toTenths(body.delta),
    dayCap: tenthsOrNull(body.dayCap),
    monthCap: tenthsOrNull(body.monthCap),
    yearCap: tenthsOrNull(body.yearCap),
    createdBy: ctx.actor.accountId,
    createdAt: ctx.now,
  })
  await writeAudit(ctx, { action: 'points.add_rule_version', subjectType: 'point_rule', subjectId: body.key, orgId: null, detail: { version } })
  return { ...body, version }
}

const wrong = (field: string, message: string) => new AppError('request.invalid', { fields: [{ field: `body/${field}`, message }] })

/** A cap below a single award would switch the rule off without saying so; what takes points off is entered by hand, one by one. */
export function checkAmounts(body: Pick<NewVersion, 'key' | 'delta' | 'dayCap' | 'monthCap' | 'yearCap'>): void {
  if (body.delta < 0 && !isManualRule(body.key)) throw wrong('delta', '只有手动登记的规则可以扣分')
  for (const cap of ['dayCap', 'monthCap', 'yearCap'] as const) {
    const most = body[cap]
    if (most !== null && body.delta < 0) throw wrong(cap, '扣分规则不设上限')
    if (most !== null && most < body.delta) throw wrong(cap, '上限不能低于单次分值')
  }
}

export const describeRule = (row: RuleRow): PointRule => ({
  key: row.key,
  version: row.version,
  name: row.name,
  explanation: row.explanation,
  category: row.category,
  delta: toPoints(row.delta),
  dayCap: pointsOrNull(row.dayCap),
  monthCap: pointsOrNull(row.monthCap),
  yearCap: pointsOrNull(row.yearCap),
  exempt: row.exempt,
  effectiveFrom: row.effectiveFrom,
})
