import type { CorrectionState } from '@ejia/domain/corrections'
import { and, asc, count, desc, eq, getTableColumns, gt } from 'drizzle-orm'
import { isUnderAny } from '../../../lib/columns'
import { sole, type Executor } from '../../../lib/context'
import { orgs } from '../../orgs/orgs.table'
import { memberCorrections } from '../corrections.table'
import { members } from '../members.table'

const select = (db: Executor) =>
  db
    .select({ ...getTableColumns(memberCorrections), member: getTableColumns(members), orgName: orgs.name, orgPath: orgs.path })
    .from(memberCorrections)
    .innerJoin(members, eq(members.id, memberCorrections.memberId))
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .$dynamic()

export type CorrectionRow = Awaited<ReturnType<typeof select>>[number]

export async function insertCorrection(db: Executor, row: typeof memberCorrections.$inferInsert): Promise<void> {
  await db.insert(memberCorrections).values(row)
}

export async function findCorrection(db: Executor, id: string): Promise<CorrectionRow | undefined> {
  const [row] = await select(db).where(eq(memberCorrections.id, id))
  return row
}

/** Locked until the transaction ends: two who decide take turns. */
export async function holdCorrection(db: Executor, id: string): Promise<CorrectionRow | undefined> {
  const [row] = await select(db).where(eq(memberCorrections.id, id)).for('update', { of: memberCorrections })
  return row
}

export const listOf = (db: Executor, memberId: string): Promise<CorrectionRow[]> =>
  select(db).where(eq(memberCorrections.memberId, memberId)).orderBy(desc(memberCorrections.id)).limit(1000)

export const listWaiting = (db: Executor, { roots, after, limit }: { roots: readonly string[]; after: string | null; limit: number }): Promise<CorrectionRow[]> =>
  select(db)
    .where(and(eq(memberCorrections.state, 'asked'), isUnderAny(orgs.path, roots), after === null ? undefined : gt(memberCorrections.id, after)))
    .orderBy(asc(memberCorrections.id))
    .limit(limit)

export async function countWaiting(db: Executor, roots: readonly string[]): Promise<number> {
  const rows = await db
    .select({ n: count() })
    .from(memberCorrections)
    .innerJoin(members, eq(members.id, memberCorrections.memberId))
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(and(eq(memberCorrections.state, 'asked'), isUnderAny(orgs.path, roots)))
  return sole(rows).n
}

interface Ending {
  state: CorrectionState
  decidedAt: Date
  decidedBy: string
  answer: string
  /** Emptied when it was taken back. */
  wantedSealed?: null
}

/** False when somebody was faster. */
export async function endCorrection(db: Executor, id: string, ending: Ending): Promise<boolean> {
  const rows = await db.update(memberCorrections).set(ending).where(and(eq(memberCorrections.id, id), eq(memberCorrections.state, 'asked'))).returning({ id: memberCorrections.id })
  return rows.length > 0
}
