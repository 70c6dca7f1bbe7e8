import { and, desc, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import { isUnderAny } from '../../lib/columns'
import type { Executor } from '../../lib/context'
import { orgs } from '../orgs/orgs.table'
import { studyAssignments, studyItems } from './study.table'

export type ItemRow = typeof studyItems.$inferSelect

export async function insertItem(db: Executor, row: typeof studyItems.$inferInsert): Promise<void> {
  await db.insert(studyItems).values(row)
}

export async function findItem(db: Executor, itemId: string): Promise<(ItemRow & { orgPath: string }) | undefined> {
  const [row] = await db.select({ item: studyItems, orgPath: orgs.path }).from(studyItems).innerJoin(orgs, eq(orgs.id, studyItems.orgId)).where(eq(studyItems.id, itemId))
  return row && { ...row.item, orgPath: row.orgPath }
}

export interface Shelf {
  /** Roots of the subtrees in reach. */
  reach: readonly string[]
  /** Those roots and every organisation above them: what is made there may be assigned here. */
  above: readonly string[]
}

/** Items that may be assigned from here, newest first. */
export const listShelf = (db: Executor, { reach, above }: Shelf, after: readonly unknown[] | null, limit: number) =>
  db
    .select({
      id: studyItems.id, title: studyItems.title, kind: studyItems.kind, creditMinutes: studyItems.creditMinutes, postId: studyItems.postId, createdAt: studyItems.createdAt,
    })
    .from(studyItems)
    .innerJoin(orgs, eq(orgs.id, studyItems.orgId))
    .where(and(eq(studyItems.kind, 'reading'), or(isUnderAny(orgs.path, reach), inArray(orgs.path, [...above])), olderThan(studyItems.createdAt, studyItems.id, after)))
    .orderBy(desc(studyItems.createdAt), desc(studyItems.id))
    .limit(limit)

const olderThan = (at: typeof studyItems.createdAt, id: typeof studyItems.id, after: readonly unknown[] | null): SQL | undefined =>
  after ? sql`(${at}, ${id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined

export async function insertAssignments(db: Executor, rows: (typeof studyAssignments.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(studyAssignments).values(rows)
}

export interface AssignmentRow extends Record<string, unknown> {
  id: string
  item_id: string
  title: string
  org_id: number
  org_name: string
  due_on: string
  assigned_at: string
  done: number
  expected: number
}

export interface AssignmentFilter {
  paths: readonly string[]
  id?: string
}

/**
 * Assignments of these organisations, newest first, with how many of those they are for have done it. Make-up reading
 * of one meeting, assigned by name, is one line.
 */
export async function listAssignmentRows(db: Executor, filter: AssignmentFilter, after: readonly unknown[] | null, limit: number): Promise<AssignmentRow[]> {
  const older = after ? sql`where (assigned_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``
  const one = filter.id === undefined ? sql`` : sql`and a.id = ${filter.id}::uuid`
  const { rows } = await db.execute<AssignmentRow>(sql`
    with line as (
      select (array_agg(a.id order by a.id))[1] as id, a.item_id, a.org_id, a.due_on, a.assigned_at, a.member_id is not null as by_name
      from study_assignments a join ${orgs} on ${orgs.id} = a.org_id
      where ${isUnderAny(orgs.path, filter.paths)} ${one}
      group by a.item_id, a.org_id, a.due_on, a.assigned_at, a.member_id is not null
    ), page as (
      select * from line ${older} order by assigned_at desc, id desc limit ${limit}
    )
    select p.id, p.item_id, i.title, p.org_id, o.name as org_name, p.due_on::text, p.assigned_at, n.done, n.expected
    from page p
    join study_items i on i.id = p.item_id
    join orgs o on o.id = p.org_id
    cross join lateral (
      select count(c.member_id)::int as done, count(*)::int as expected
      from members m
      join orgs mo on mo.id = m.org_id
      left join study_completions c on c.item_id = p.item_id and c.member_id = m.id
      where m.left_on is null and case when p.by_name
        then exists (select from study_assignments a where a.item_id = p.item_id and a.member_id = m.id and a.org_id = p.org_id)
        else mo.path >= o.path and mo.path < left(o.path, -1) || '0' end
    ) n
    order by p.assigned_at desc, p.id desc`)
  return rows
}
