import type { Executor } from '../../../lib/context'
import { writeAudit } from '../../audit'
import type { DissolveHandler } from '../../orgs'
import { countGrants, endGrantsAt } from './dissolve.repo'

/** Offices end with their organisation; what it left behind is looked after by the one above. */
export const endOffices: DissolveHandler = async (ctx, org) => {
  const ended = await endGrantsAt(ctx.db, org.id, { revokedAt: ctx.now, revokedBy: ctx.actor.accountId })
  for (const { id, accountId, role } of ended) {
    await writeAudit(ctx, { action: 'auth.revoke_role', subjectType: 'account', subjectId: accountId, orgId: org.id, detail: { grantId: id, role, dissolved: true } })
  }
}

/** Offices held on this path or below it. */
export const countOffices = (db: Executor, path: string): Promise<number> => countGrants(db, path)
