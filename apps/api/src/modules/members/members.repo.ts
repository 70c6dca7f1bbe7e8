import { eq } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { members } from './members.table'

export async function findStanding(db: Executor, memberId: string) {
  const [row] = await db
    .select({ status: members.status, service: members.service, away: members.away, orgId: members.orgId })
    .from(members)
    .where(eq(members.id, memberId))
  return row
}
