import { and, eq, isNull, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Executor } from '../../lib/context'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'
import { studyAnchors, studyAssignments, studyCompletions, studySessions } from './study.table'

const assigned = alias(orgs, 'assigned')

/** Those to whom an item is assigned and who have not completed it, as they stand now. */
export const listAwaited = (db: Executor, itemId: string) =>
  db
    .selectDistinct({ memberId: members.id, orgId: members.orgId, status: members.status, service: members.service, away: members.away })
    .from(studyAssignments)
    .innerJoin(assigned, eq(assigned.id, studyAssignments.orgId))
    .innerJoin(members, and(isNull(members.leftOn), or(eq(members.id, studyAssignments.memberId), isNull(studyAssignments.memberId))))
    .innerJoin(orgs, and(eq(orgs.id, members.orgId), sql`starts_with(${orgs.path}, ${assigned.path})`))
    .where(
      and(
        eq(studyAssignments.itemId, itemId),
        sql`not exists (select from ${studyCompletions} where ${studyCompletions.itemId} = ${itemId}::uuid and ${studyCompletions.memberId} = ${members.id})`,
      ),
    )

export type AwaitedRow = Awaited<ReturnType<typeof listAwaited>>[number]

interface Replayed {
  session: typeof studySessions.$inferInsert
  anchors: (typeof studyAnchors.$inferInsert)[]
  completion: typeof studyCompletions.$inferInsert
}

/** Readings of one statement at most: each brings a handful of anchors, and a statement takes 65,535 values. */
const chunk = 500

export async function insertReplayed(db: Executor, rows: readonly Replayed[]): Promise<void> {
  for (let from = 0; from < rows.length; from += chunk) {
    const part = rows.slice(from, from + chunk)
    await db.insert(studySessions).values(part.map((row) => row.session))
    await db.insert(studyAnchors).values(part.flatMap((row) => row.anchors))
    await db.insert(studyCompletions).values(part.map((row) => row.completion))
  }
}
