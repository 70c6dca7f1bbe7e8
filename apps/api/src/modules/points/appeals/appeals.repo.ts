import type { AppealState } from '@ejia/domain/points-decisions'
import { and, asc, count, desc, eq, isNull, ne, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { isUnderAny } from '../../../lib/columns'
import { sole, type Executor } from '../../../lib/context'
import { members } from '../../members/members.table'
import { orgs } from '../../orgs/orgs.table'
import { awardProposals, pointAppeals } from '../decisions.table'
import { pointLedger } from '../points.table'
import { takenBackByHand } from '../verify/decisions.repo'

const entry = alias(pointLedger, 'appealed_entry')

/** The appeal against an entry, as its explanation shows it. */
export async function findAppealOf(db: Executor, entryId: string): Promise<{ id: string; state: AppealState } | undefined> {
  const [row] = await db.select({ id: pointAppeals.id, state: pointAppeals.state }).from(pointAppeals).where(eq(pointAppeals.entryId, entryId))
  return row
}

export async function insertAppeal(db: Executor, row: typeof pointAppeals.$inferInsert): Promise<void> {
  await db.insert(pointAppeals).values(row)
}

const selectAppeals = (db: Executor) =>
  db
    .select({ appeal: pointAppeals, memberName: members.name, orgName: orgs.name, orgPath: orgs.path, enteredBy: entry.enteredBy, proposedBy: awardProposals.proposedBy })
    .from(pointAppeals)
    .innerJoin(members, eq(members.id, pointAppeals.memberId))
    .innerJoin(orgs, eq(orgs.id, pointAppeals.orgId))
    .leftJoin(entry, eq(entry.id, pointAppeals.entryId))
    .leftJoin(awardProposals, and(eq(entry.sourceType, 'manual'), eq(sql`${awardProposals.id}::text`, entry.sourceId)))

export type AppealRow = Awaited<ReturnType<typeof selectAppeals>>[number]

export async function findAppeal(db: Executor, appealId: string): Promise<AppealRow | undefined> {
  const [row] = await selectAppeals(db).where(eq(pointAppeals.id, appealId))
  return row
}

/** Two who answer at once take turns. */
export async function lockAppeal(db: Executor, appealId: string): Promise<void> {
  await db.select({ id: pointAppeals.id }).from(pointAppeals).where(eq(pointAppeals.id, appealId)).for('update')
}

interface Wanted {
  memberId?: string
  paths?: readonly string[]
  state?: AppealState | undefined
}

/** Newest first. */
export function listAppealRows(db: Executor, { memberId, paths, state }: Wanted, after: { at: Date; id: string } | null, limit: number): Promise<AppealRow[]> {
  const older = after ? sql`(${pointAppeals.raisedAt}, ${pointAppeals.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)` : undefined
  return selectAppeals(db)
    .where(
      and(
        memberId === undefined ? undefined : eq(pointAppeals.memberId, memberId),
        paths === undefined ? undefined : isUnderAny(orgs.path, paths),
        state === undefined ? undefined : eq(pointAppeals.state, state),
        older,
      ),
    )
    .orderBy(desc(pointAppeals.raisedAt), desc(pointAppeals.id))
    .limit(limit)
}

export interface Answerer {
  accountId: string
  memberId: string | null
  paths: readonly string[]
}

/** Appeals that this person may answer: of others, against what others entered. */
const waitsFor = ({ accountId, memberId, paths }: Answerer): SQL | undefined =>
  and(
    eq(pointAppeals.state, 'waiting'),
    isUnderAny(orgs.path, paths),
    memberId === null ? undefined : ne(pointAppeals.memberId, memberId),
    or(isNull(entry.enteredBy), ne(entry.enteredBy, accountId)),
    or(isNull(awardProposals.proposedBy), ne(awardProposals.proposedBy, accountId)),
  )

/** Longest waiting first. */
export const listAppealsWaiting = (db: Executor, answerer: Answerer, limit: number): Promise<AppealRow[]> =>
  selectAppeals(db).where(waitsFor(answerer)).orderBy(asc(pointAppeals.raisedAt), asc(pointAppeals.id)).limit(limit)

export async function countAppealsWaiting(db: Executor, answerer: Answerer): Promise<number> {
  const rows = await db
    .select({ n: count() })
    .from(pointAppeals)
    .innerJoin(orgs, eq(orgs.id, pointAppeals.orgId))
    .leftJoin(entry, eq(entry.id, pointAppeals.entryId))
    .leftJoin(awardProposals, and(eq(entry.sourceType, 'manual'), eq(sql`${awardProposals.id}::text`, entry.sourceId)))
    .where(waitsFor(answerer))
  return sole(rows).n
}

export async function countAppealsOfYear(db: Executor, year: number): Promise<number> {
  const rows = await db.select({ n: count() }).from(pointAppeals).where(and(eq(pointAppeals.partyYear, year), eq(pointAppeals.state, 'waiting')))
  return sole(rows).n
}

export interface Answered {
  state: Exclude<AppealState, 'waiting'>
  decision: string
  decidedBy: string
  decidedAt: Date
  reversalId: string | null
  awardId: string | null
}

/** False when somebody answered it before. */
export async function updateAppeal(db: Executor, appealId: string, answered: Answered): Promise<boolean> {
  const rows = await db.update(pointAppeals).set(answered).where(and(eq(pointAppeals.id, appealId), eq(pointAppeals.state, 'waiting'))).returning({ id: pointAppeals.id })
  return rows.length > 0
}

/** Where this entry says that a row was struck: what its attendance gave again since the row was restored. */
export async function findStruck(db: Executor, entryId: string): Promise<{ restored_id: string | null } | undefined> {
  const { rows } = await db.execute<{ restored_id: string | null }>(sql`
    select again.id as restored_id
    from point_ledger back
    join point_ledger struck on struck.id = back.reversal_of and struck.source_type = 'attendance'
    left join point_ledger again on (again.source_type, again.source_id, again.subject) = (struck.source_type, struck.source_id, struck.subject)
      and again.reversal_of is null and not exists (select from point_ledger b where b.reversal_of = again.id)
    where back.id = ${entryId} and not exists (select from (${takenBackByHand}) by_hand where by_hand.entry_id = struck.id)`)
  return rows[0]
}
