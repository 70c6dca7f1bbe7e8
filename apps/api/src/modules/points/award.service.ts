import { dayOf } from '@ejia/domain/calendar'
import type { PointSourceType } from '@ejia/domain/points'
import type { SkipReason } from '@ejia/domain/points-decisions'
import { inTransaction, sole, type Context } from '../../lib/context'
import { newId } from '../../lib/ids'
import { countPoints } from '../../metrics'
import { insertAwards, lockUsage, type FactRow, type OutcomeRow } from './award.repo'
import { isCommitteeOffice } from './points.policy'

/** Something a member did that a rule may give points for. */
export interface AwardFact {
  memberId: string
  ruleKey: string
  sourceType: PointSourceType
  sourceId: string
  /** What it was for, in the words the member will read. */
  title: string
  /** When it happened: day and party year are those of this moment in Asia/Shanghai. */
  at: Date
  /** Organisation of the member then. */
  orgId: number
  /** As the roster has them, or had them when it was frozen. */
  standing: { retired: boolean; away: boolean; partyMember: boolean }
  /** Counts at once, shown as 待确认 until `confirmBySource`. */
  provisional?: boolean
  /** Tenths in place of the rule's own, for rules whose amount is set case by case. */
  amount?: number
  /** `next`: again, after the earlier ones were taken back. Default 1: once and never again. */
  attempt?: number | 'next'
  /** Wanted when the committee office posts to a closed year. */
  note?: string
}

export type AwardOutcome =
  | { memberId: string; entry: { id: string; /** tenths */ delta: number; title: string; ruleVersion: number; provisional: boolean } }
  | { memberId: string; entry: null; reason: Exclude<SkipReason, 'left'> }

/**
 * Gives what the rules give for these facts, within their caps; says for each what came of it.
 * At most one fact per member and rule. Writes no audit line: the fact's own change does.
 */
export async function awardAll(ctx: Context, facts: readonly AwardFact[]): Promise<AwardOutcome[]> {
  if (facts.length === 0) return []
  const rows = facts.map((fact) => toRow(ctx, fact))
  const closedYearsToo = isCommitteeOffice(ctx.actor)
  return inTransaction(ctx, async (tx) => {
    await lockUsage(tx.db, rows, closedYearsToo)
    const outcomes = await insertAwards(tx.db, rows, closedYearsToo)
    count(rows, outcomes)
    return outcomes.map(toOutcome)
  })
}

/** `awardAll` for one. */
export async function award(ctx: Context, fact: AwardFact): Promise<AwardOutcome> {
  return sole(await awardAll(ctx, [fact]))
}

/** For the metrics. */
function count(facts: readonly FactRow[], outcomes: readonly OutcomeRow[]): void {
  const given = new Map(outcomes.map(({ entry_id: id, delta }) => [id, delta]))
  for (const { entry_id: id, rule_key: rule } of facts) if (given.has(id)) countPoints(rule, given.get(id) ?? 0)
}

const toRow = (ctx: Context, fact: AwardFact): FactRow => ({
  entry_id: newId(ctx.now),
  member_id: fact.memberId,
  rule_key: fact.ruleKey,
  source_type: fact.sourceType,
  source_id: fact.sourceId,
  attempt: fact.attempt === 'next' ? null : (fact.attempt ?? 1),
  amount: fact.amount ?? null,
  title: fact.title,
  fact_on: dayOf(fact.at),
  org_id: fact.orgId,
  retired: fact.standing.retired,
  away: fact.standing.away,
  party_member: fact.standing.partyMember,
  provisional: fact.provisional ?? false,
  note: fact.note ?? '',
  entered_by: ctx.actor?.accountId ?? null,
  entered_at: ctx.now,
})

function toOutcome(row: OutcomeRow): AwardOutcome {
  const { member_id: memberId, entry_id: id, delta, title, rule_version: ruleVersion, provisional, reason } = row
  if (id === null) return { memberId, entry: null, reason: reason ?? 'capped' }
  return { memberId, entry: { id, delta: delta ?? 0, title: title ?? '', ruleVersion: ruleVersion ?? 0, provisional: provisional ?? false } }
}
