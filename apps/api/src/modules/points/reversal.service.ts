import type { PointSourceType } from '@ejia/domain/points'
import { assertThat } from '../../lib/app-error'
import type { Context } from '../../lib/context'
import { newId } from '../../lib/ids'
import { countPoints } from '../../metrics'
import { isCommitteeOffice } from './points.policy'
import { insertConfirmations, insertReversals, listStanding, type Source } from './reversal.repo'

/** `reverseBySources` for one. */
export const reverseBySource = (ctx: Context, sourceType: PointSourceType, sourceId: string, memberId: string, reason: string): Promise<number> =>
  reverseBySources(ctx, sourceType, [{ sourceId, memberId }], reason)

/**
 * Takes back whatever these sources gave, at most one a member, usage and balance with it. Harmless when nothing is left to take back.
 * In a closed year only the committee office may. Writes no audit line: the change behind it does.
 */
export async function reverseBySources(ctx: Context, sourceType: PointSourceType, sources: readonly Source[], reason: string): Promise<number> {
  const standing = await listStanding(ctx.db, sourceType, sources)
  if (standing.length === 0) return 0
  assertThat(isCommitteeOffice(ctx.actor) || standing.every((entry) => !entry.closed), 'points.year_closed')
  return (await reverseEntries(ctx, standing.map((entry) => entry.id), reason)).length
}

/** Ids of the reversal rows; an entry taken back by somebody else meanwhile brings none. */
export async function reverseEntries(ctx: Context, entryIds: readonly string[], reason: string): Promise<string[]> {
  const reversed = await insertReversals(ctx.db, entryIds, {
    note: reason,
    enteredBy: ctx.actor?.accountId ?? null,
    enteredAt: ctx.now,
    ids: entryIds.map(() => newId(ctx.now)),
  })
  for (const { rule, delta } of reversed) countPoints(rule, delta)
  return reversed.map(({ id }) => id)
}

/** The lists of these sources stand: their provisional entries are no longer 待确认. Returns how many were. */
export const confirmBySource = (ctx: Context, sourceType: PointSourceType, sourceIds: readonly string[]): Promise<number> =>
  insertConfirmations(ctx.db, sourceType, sourceIds, { at: ctx.now, accountId: ctx.actor?.accountId ?? null })
