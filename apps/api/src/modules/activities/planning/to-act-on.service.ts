import type { Acting } from '@ejia/contract/home/routes'
import { ancestorPaths } from '@ejia/domain/orgs'
import type { ActorContext } from '../../../lib/context'
import { abilitiesOn } from '../activities.policy'
import { listUpcoming } from '../activities.repo'
import { toPolicyMarks, toSummary } from '../activities.view'
import { countHeads } from '../headcount.repo'
import { findMarks } from '../marks.repo'

/** Coming activities of a member with what they could do about each, soonest first; the same rules as for themselves. */
export async function listActivitiesToActOn(ctx: ActorContext, limit: number): Promise<Acting['activities']> {
  const { memberId, orgPath } = ctx.actor
  if (memberId === null) return []
  const filter = { memberId, audience: orgPath === null ? [] : ancestorPaths(orgPath), now: ctx.now }
  const rows = (await listUpcoming(ctx.db, filter, null, limit)).filter(({ state }) => state === 'open')
  const ids = rows.map(({ id }) => id)
  const [marksOf, heads] = [await findMarks(ctx.db, ids, memberId), await countHeads(ctx.db, ids)]
  return rows.map((row) => {
    const marks = marksOf(row.id)
    const { signUp, withdrawSignUp, askLeave } = abilitiesOn(ctx.actor, row, toPolicyMarks(marks), ctx.now)
    const full = row.quota !== null && (heads.get(row.id)?.signedUp ?? 0) >= row.quota
    return {
      ...toSummary(row, marks),
      leave: marks.leave,
      ...(marks.signedUpBy ? { signedUpBy: marks.signedUpBy } : {}),
      can: { signUp: signUp && !full, withdrawSignUp, askLeave },
    }
  })
}
