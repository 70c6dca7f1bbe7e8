import type { StudyItemKind } from '@ejia/domain/study'
import { inArray, sql, type SQL } from 'drizzle-orm'
import { sole, type Executor } from '../../lib/context'
import { orgs } from '../orgs/orgs.table'

/** A member and the line of organisations above them: what is assigned to any of these is assigned to the member. */
export interface Learner {
  memberId: string
  line: readonly string[]
}

export interface MyStudyRow extends Record<string, unknown> {
  id: string
  title: string
  kind: StudyItemKind
  credit_minutes: number
  due_on: string | null
  org_id: number
  org_name: string
  total: number
  reached: number
  completed_at: string | null
}

/** Each item assigned to the member once, as whoever wants it soonest assigned it. */
const mineCte = ({ memberId, line }: Learner): SQL => sql`
  mine as (
    select distinct on (a.item_id) a.item_id, a.due_on, a.org_id
    from study_assignments a join ${orgs} on ${orgs.id} = a.org_id
    where a.member_id = ${memberId}::uuid or (a.member_id is null and ${inArray(orgs.path, [...line])})
    order by a.item_id, a.due_on, a.id
  )`

const reachedOf = (memberId: string): SQL => sql`(
  select coalesce(max(x.anchor) + 1, 0) from study_sessions s join study_anchors x on x.session_id = s.id
  where s.member_id = ${memberId}::uuid and s.item_id = i.id
)`

const columns = (memberId: string): SQL => sql`
  i.id, i.title, i.kind, i.credit_minutes, mine.due_on::text, o.id as org_id, o.name as org_name, cardinality(i.blocks) as total, ${reachedOf(memberId)} as reached`

/** Not done yet, nearest due first. */
export async function listOwed(db: Executor, learner: Learner, after: readonly unknown[] | null, limit: number): Promise<MyStudyRow[]> {
  const later = after ? sql`and (mine.due_on, i.id) > (${after[0]}::date, ${after[1]}::uuid)` : sql``
  const { rows } = await db.execute<MyStudyRow>(sql`
    with ${mineCte(learner)}
    select ${columns(learner.memberId)}, null as completed_at
    from mine join study_items i on i.id = mine.item_id join orgs o on o.id = mine.org_id
    where not exists (select from study_completions c where c.item_id = i.id and c.member_id = ${learner.memberId}::uuid) ${later}
    order by mine.due_on, i.id limit ${limit}`)
  return rows
}

/** Done, newest first, whether or not it is still assigned. */
export async function listDone(db: Executor, learner: Learner, after: readonly unknown[] | null, limit: number): Promise<MyStudyRow[]> {
  const older = after ? sql`and (c.completed_at, i.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``
  const { rows } = await db.execute<MyStudyRow>(sql`
    with ${mineCte(learner)}
    select ${columns(learner.memberId)}, c.completed_at
    from study_completions c join study_items i on i.id = c.item_id
    left join mine on mine.item_id = i.id join orgs o on o.id = coalesce(mine.org_id, i.org_id)
    where c.member_id = ${learner.memberId}::uuid ${older}
    order by c.completed_at desc, i.id desc limit ${limit}`)
  return rows
}

export async function countOwed(db: Executor, learner: Learner): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`
    with ${mineCte(learner)}
    select count(*)::int as n from mine
    where not exists (select from study_completions c where c.item_id = mine.item_id and c.member_id = ${learner.memberId}::uuid)`)
  return rows[0]?.n ?? 0
}

/** Day by which the member should have read the item; undefined when it is not assigned to them. */
export async function findDueDay(db: Executor, learner: Learner, itemId: string): Promise<string | undefined> {
  const { rows } = await db.execute<{ due_on: string }>(sql`
    with ${mineCte(learner)} select due_on::text from mine where item_id = ${itemId}::uuid`)
  return rows[0]?.due_on
}

export async function sumMinutes(db: Executor, memberId: string, year: number): Promise<{ minutes: number; done: number }> {
  const { rows } = await db.execute<{ minutes: number; done: number }>(sql`
    select coalesce(sum(credit_minutes), 0)::int as minutes, count(*)::int as done
    from study_completions where member_id = ${memberId}::uuid and party_year = ${year}`)
  return sole(rows)
}
