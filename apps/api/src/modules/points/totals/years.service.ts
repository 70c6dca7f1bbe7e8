import type { PointYear, YearPreview } from '@ejia/contract/points/schemas'
import { reachOf } from '@ejia/domain/actor'
import { partyYearOf, startOfDay } from '@ejia/domain/calendar'
import { toPoints } from '@ejia/domain/points'
import { assertThat } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { writeAudit } from '../../audit'
import { countAppealsOfYear } from '../appeals/appeals.repo'
import { countProposalsOfYear } from '../awards/awards.repo'
import { insertYear } from './balances.repo'
import { sumEntries } from '../ledger/ledger.repo'
import { namesOf } from '../names.repo'
import { countUnconfirmedLists } from '../points.hooks'
import { isCommitteeOffice } from '../points.policy'
import { findYear, listYearRows } from './scores.repo'

export async function listYears(ctx: ActorContext): Promise<{ items: PointYear[] }> {
  assertThat(reachOf(ctx.actor, 'points.read').length > 0, 'thing.forbidden')
  const rows = await listYearRows(ctx.db)
  const names = await namesOf(ctx.db, rows.map(({ closedBy }) => closedBy))
  return {
    items: rows.map(({ year, closedAt, closedBy }) => ({ year, closedAt: closedAt?.toISOString() ?? null, closedBy: closedBy && (names.get(closedBy) ?? '') })),
  }
}

/** What a close would find. It forbids nothing: what still waits can be decided afterwards, by the committee office alone. */
export async function previewYear(ctx: ActorContext, year: number): Promise<YearPreview> {
  assertThat(isCommitteeOffice(ctx.actor), 'thing.forbidden')
  const closed = await findYear(ctx.db, year)
  const names = await namesOf(ctx.db, [closed?.closedBy ?? null])
  const { entries, members, sum } = await sumEntries(ctx.db, { year })
  return {
    year, closedAt: closed?.closedAt.toISOString() ?? null, closedBy: closed ? (names.get(closed.closedBy) ?? '') : null, over: year < partyYearOf(ctx.now),
    members, entries, sum: toPoints(sum), pending: (await sumEntries(ctx.db, { year, state: 'pending' })).entries,
    appealsWaiting: await countAppealsOfYear(ctx.db, year), awardsWaiting: await countProposalsOfYear(ctx.db, year),
    listsUnconfirmed: await countUnconfirmedLists(ctx.db, { from: startOfDay(`${year}-01-01`), before: startOfDay(`${year + 1}-01-01`), now: ctx.now }),
  }
}

/** From here on only the committee office posts to the year, with a note. Closing it again changes nothing. */
export async function closeYear(ctx: ActorContext, year: number): Promise<{ year: number; closedAt: string }> {
  assertThat(isCommitteeOffice(ctx.actor), 'thing.forbidden')
  assertThat(year < partyYearOf(ctx.now), 'points.year_not_over')
  const { closedAt, isNew } = await insertYear(ctx.db, { year, closedAt: ctx.now, closedBy: ctx.actor.accountId })
  if (isNew) await writeAudit(ctx, { action: 'points.close_year', subjectType: 'point_year', subjectId: year, orgId: null })
  return { year, closedAt: closedAt.toISOString() }
}
