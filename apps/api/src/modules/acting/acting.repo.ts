import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'
import { actedBy } from './acting.fragment'
import { actingRecords } from './acting.table'

const columns = { id: members.id, name: members.name, orgId: members.orgId, orgName: orgs.name, orgPath: orgs.path, service: members.service }
const select = (db: Executor) => db.select(columns).from(members).innerJoin(orgs, eq(orgs.id, members.orgId)).$dynamic()
const here = (memberId: string) => and(eq(members.id, memberId), isNull(members.leftOn))

/** Somebody who has not left. */
export async function findPresent(db: Executor, memberId: string) {
  const [row] = await select(db).where(here(memberId))
  return row
}

/** The same; they stay where and what they are until the transaction ends. */
export async function holdPresent(db: Executor, memberId: string) {
  const [row] = await select(db).where(here(memberId)).for('share', { of: members })
  return row
}

export async function insertRecord(db: Executor, row: typeof actingRecords.$inferInsert): Promise<void> {
  await db.insert(actingRecords).values(row)
}

/** What was done for a member, newest first. */
export const listRecords = (db: Executor, memberId: string, limit: number) =>
  db
    .select({ id: actingRecords.id, kind: actingRecords.kind, title: actingRecords.title, at: actingRecords.at, role: actingRecords.role, name: actedBy(actingRecords.accountId) })
    .from(actingRecords)
    .where(eq(actingRecords.memberId, memberId))
    .orderBy(desc(actingRecords.at), desc(actingRecords.id))
    .limit(limit)

/** What somebody did for others, newest first. */
export const listDeeds = (db: Executor, accountId: string, limit: number) =>
  db
    .select({ kind: actingRecords.kind, title: actingRecords.title, at: actingRecords.at })
    .from(actingRecords)
    .where(eq(actingRecords.accountId, accountId))
    .orderBy(desc(actingRecords.at), desc(actingRecords.id))
    .limit(limit)
