import { and, desc, eq, inArray, lt, or } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { orgs } from '../../orgs/orgs.table'
import { memberEvents } from '../members.table'
import { memberTransfers } from '../transfers.table'

export type EventRow = typeof memberEvents.$inferSelect

export interface EventKey {
  at: Date
  id: string
}

export function listEvents(db: Executor, memberId: string, after: EventKey | null, limit: number): Promise<EventRow[]> {
  const older = after && or(lt(memberEvents.at, after.at), and(eq(memberEvents.at, after.at), lt(memberEvents.id, after.id)))
  return db
    .select()
    .from(memberEvents)
    .where(and(eq(memberEvents.memberId, memberId), older ?? undefined))
    .orderBy(desc(memberEvents.at), desc(memberEvents.id))
    .limit(limit)
}

export async function nameOrgs(db: Executor, orgIds: readonly number[]): Promise<Map<number, string>> {
  const rows = orgIds.length === 0 ? [] : await db.select({ id: orgs.id, name: orgs.name }).from(orgs).where(inArray(orgs.id, [...orgIds]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function reasonsOf(db: Executor, transferIds: readonly string[]): Promise<Map<string, string>> {
  const rows = transferIds.length === 0 ? [] : await db.select({ id: memberTransfers.id, reason: memberTransfers.reason }).from(memberTransfers).where(inArray(memberTransfers.id, [...transferIds]))
  return new Map(rows.map(({ id, reason }) => [id, reason]))
}
