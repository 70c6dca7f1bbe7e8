import type { LedgerState, PointCategory, PointSourceType } from '@ejia/domain/points'
import { and, eq, gte, isNotNull, isNull, lte, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { isUnderAny } from '../../../lib/columns'
import { orgs } from '../../orgs/orgs.table'
import { pointConfirmations, pointLedger, pointRules } from '../points.table'

export interface LedgerFilter {
  memberId?: string | undefined
  /** Only entries whose organisation of that day lies under one of these. */
  paths?: readonly string[] | undefined
  year?: number | undefined
  ruleKey?: string | undefined
  category?: PointCategory | undefined
  source?: PointSourceType | undefined
  from?: string | undefined
  to?: string | undefined
  state?: LedgerState | undefined
}

/** The row that takes an entry back. */
export const reversal = alias(pointLedger, 'reversal')

/** Counts, and waits for its list to be confirmed. */
export const isWaiting = and(eq(pointLedger.provisional, true), isNull(pointConfirmations.entryId), isNull(reversal.id))

const states: Record<LedgerState, SQL | undefined> = {
  standing: and(isNull(pointLedger.reversalOf), isNull(reversal.id)),
  pending: isWaiting,
  reversed: isNotNull(reversal.id),
  reversal: isNotNull(pointLedger.reversalOf),
}

/** For queries that join the ledger with `pointRules`, `orgs`, `pointConfirmations` and `reversal`. */
export function matches(filter: LedgerFilter): SQL | undefined {
  const { memberId, paths, year, ruleKey, category, source, from, to, state } = filter
  return and(
    memberId === undefined ? undefined : eq(pointLedger.memberId, memberId),
    paths === undefined ? undefined : isUnderAny(orgs.path, paths),
    year === undefined ? undefined : eq(pointLedger.partyYear, year),
    ruleKey === undefined ? undefined : eq(pointLedger.ruleKey, ruleKey),
    category === undefined ? undefined : eq(pointRules.category, category),
    source === undefined ? undefined : eq(pointLedger.sourceType, source),
    from === undefined ? undefined : gte(pointLedger.factOn, from),
    to === undefined ? undefined : lte(pointLedger.factOn, to),
    state === undefined ? undefined : states[state],
  )
}
