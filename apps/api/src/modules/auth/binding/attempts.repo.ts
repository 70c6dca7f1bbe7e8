import { and, asc, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { members } from '../../members/members.table'
import { orgs } from '../../orgs/orgs.table'
import { bindingAttempts } from '../auth.table'

export async function insertAttempt(db: Executor, row: typeof bindingAttempts.$inferInsert): Promise<void> {
  await db.insert(bindingAttempts).values(row)
}

/** Those on somebody else's entry of which nobody has been told, locked: two who tell take turns. */
export const listUntold = (db: Executor, limit: number) =>
  db
    .select({ id: bindingAttempts.id, at: bindingAttempts.at, memberId: members.id, memberName: members.name, orgPath: orgs.path })
    .from(bindingAttempts)
    .innerJoin(members, eq(members.id, bindingAttempts.memberId))
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(isNotNull(bindingAttempts.memberId), isNull(bindingAttempts.toldAt)))
    .orderBy(asc(bindingAttempts.id))
    .limit(limit)
    .for('update', { of: bindingAttempts, skipLocked: true })

export async function markTold(db: Executor, id: string, now: Date): Promise<void> {
  await db.update(bindingAttempts).set({ toldAt: now }).where(eq(bindingAttempts.id, id))
}

export async function deleteAttempts(db: Executor, before: Date): Promise<void> {
  await db.delete(bindingAttempts).where(lt(bindingAttempts.at, before))
}
