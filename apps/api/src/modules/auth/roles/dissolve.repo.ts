import { and, count, eq, isNull } from 'drizzle-orm'
import { isUnder } from '../../../lib/columns'
import { sole, type Executor } from '../../../lib/context'
import { orgs } from '../../orgs/orgs.table'
import { roleGrants } from '../auth.table'

/** Ends every role held at exactly this organisation; whose they were. */
export const endGrantsAt = (db: Executor, orgId: number, end: { revokedAt: Date; revokedBy: string }) =>
  db
    .update(roleGrants)
    .set(end)
    .where(and(eq(roleGrants.orgId, orgId), isNull(roleGrants.revokedAt)))
    .returning({ id: roleGrants.id, accountId: roleGrants.accountId, role: roleGrants.role })

export async function countGrants(db: Executor, path: string): Promise<number> {
  const query = db.select({ n: count() }).from(roleGrants).innerJoin(orgs, eq(orgs.id, roleGrants.orgId))
  return sole(await query.where(and(isUnder(orgs.path, path), isNull(roleGrants.revokedAt)))).n
}
