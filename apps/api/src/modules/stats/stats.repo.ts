import type { ActivityKind } from '@ejia/domain/activities'
import { zone } from '@ejia/domain/calendar'
import type { Figures } from '@ejia/domain/stats'
import { sql, type SQL } from 'drizzle-orm'
import { isUnderAny } from '../../lib/columns'
import type { Executor } from '../../lib/context'

/** Organisations whose things are counted, and from when until (not included) when. */
export interface Slice {
  paths: readonly string[]
  from: Date
  until: Date
}

/** What the figures are sorted by: the id of an organisation, a month, or nothing at all. */
export type Axis = 'org' | 'month' | 'all'

type Part = Partial<Figures> & { key: string }

/** The column to group by. A group (党小组) counts as the branch it belongs to. */
function keyOf(axis: Axis, org: SQL, at: SQL): SQL {
  if (axis === 'all') return sql`'all'`
  if (axis === 'month') return sql`to_char(${at} at time zone ${sql.raw(`'${zone}'`)}, 'YYYY-MM')`
  return sql`(case when ${org}.kind = 'group' then ${org}.parent_id else ${org}.id end)::text`
}

const o = sql`o`
const under = (slice: Slice): SQL => isUnderAny(sql`o.path`, slice.paths)
const during = (at: SQL, { from, until }: Slice): SQL => sql`${at} >= ${from} and ${at} < ${until}`
const rowsOf = async (db: Executor, query: SQL): Promise<Part[]> => (await db.execute<Part & Record<string, unknown>>(query)).rows

const countMeetings = (db: Executor, axis: Axis, slice: Slice): Promise<Part[]> =>
  rowsOf(db, sql`
    select ${keyOf(axis, o, sql`a.starts_at`)} as key, count(*)::int as meetings
    from activities a join orgs o on o.id = a.org_id
    where a.state = 'confirmed' and ${during(sql`a.starts_at`, slice)} and ${under(slice)}
    group by 1`)

/**
 * 应到 and 实到 of confirmed lists, by the organisation each one belonged to when the roster was frozen, so that a meeting
 * of the committee counts for every branch that was expected. Guests and those who came without being expected are left out.
 */
const countAttendance = (db: Executor, axis: Axis, slice: Slice): Promise<Part[]> =>
  rowsOf(db, sql`
    select ${keyOf(axis, o, sql`a.starts_at`)} as key, count(*)::int as expected, count(*) filter (where here.came)::int as present
    from activities a join activity_roster r on r.activity_id = a.id join orgs o on o.id = r.org_id
    left join lateral (
      select latest.kind <> 'voided' and not latest.pending as came
      from attendances t join attendance_events latest on latest.attendance_id = t.id
      where t.activity_id = a.id and t.member_id = r.member_id
      order by latest.seq desc limit 1
    ) here on true
    where a.state = 'confirmed' and ${during(sql`a.starts_at`, slice)} and ${under(slice)} and not r.added_later
      and case a.sign_up_mode
        when 'sign_up' then exists (select from activity_sign_ups s where s.activity_id = a.id and s.member_id = r.member_id)
        else r.status in ('probationary', 'full') and not r.away end
    group by 1`)

/** Study that fell due in the period, by where each one is on the roster now; an item assigned twice is one. */
const countStudy = (db: Executor, axis: Axis, slice: Slice): Promise<Part[]> =>
  rowsOf(db, sql`
    with due as (
      select a.item_id, m.id as member_id, m.org_id, min(a.due_on) as due_on
      from study_assignments a join orgs above on above.id = a.org_id
      join members m on m.left_on is null and (a.member_id is null or a.member_id = m.id)
      join orgs o on o.id = m.org_id and (a.member_id is not null or starts_with(o.path, above.path))
      where ${under(slice)}
      group by 1, 2, 3
    ), timed as (
      select due.*, due.due_on::timestamp at time zone ${sql.raw(`'${zone}'`)} as due_at from due
    )
    select ${keyOf(axis, o, sql`timed.due_at`)} as key, count(*)::int as "studyDue", count(c.item_id)::int as "studyDone"
    from timed join orgs o on o.id = timed.org_id
    left join study_completions c on c.item_id = timed.item_id and c.member_id = timed.member_id
    where ${during(sql`timed.due_at`, slice)}
    group by 1`)

const countPosts = (db: Executor, axis: Axis, slice: Slice): Promise<Part[]> =>
  rowsOf(db, sql`
    select ${keyOf(axis, o, sql`p.published_at`)} as key, count(*)::int as posts
    from posts p join orgs o on o.id = p.org_id
    where p.state = 'published' and ${during(sql`p.published_at`, slice)} and ${under(slice)}
    group by 1`)

/** Reading by where each reader is on the roster now. How long somebody read is nobody's business and not kept. */
const countReading = (db: Executor, axis: Axis, slice: Slice): Promise<Part[]> =>
  rowsOf(db, sql`
    select ${keyOf(axis, o, sql`r.read_at`)} as key, count(*)::int as reads, count(distinct r.member_id)::int as readers
    from post_reads r join members m on m.id = r.member_id join orgs o on o.id = m.org_id
    where ${during(sql`r.read_at`, slice)} and ${under(slice)}
    group by 1`)

/** Everything that is counted, in pieces to be added up by their key. */
export async function countAll(db: Executor, axis: Axis, slice: Slice): Promise<Part[]> {
  const parts: Part[] = []
  for (const count of [countMeetings, countAttendance, countStudy, countPosts, countReading]) parts.push(...(await count(db, axis, slice)))
  return parts
}

/** Party members on the roster now, per branch: organisation id → in service and retired. */
export async function countMembersByOrg(db: Executor, paths: readonly string[]): Promise<Map<number, { inService: number; retired: number }>> {
  const { rows } = await db.execute<{ id: string; in_service: number; retired: number }>(sql`
    select ${keyOf('org', o, sql``)} as id, count(*) filter (where m.service = 'in_service')::int as in_service, count(*) filter (where m.service = 'retired')::int as retired
    from members m join orgs o on o.id = m.org_id
    where m.left_on is null and m.status in ('probationary', 'full') and ${isUnderAny(sql`o.path`, paths)}
    group by 1`)
  return new Map(rows.map(({ id, in_service, retired }) => [Number(id), { inService: in_service, retired }]))
}

export interface ComingRow extends Record<string, unknown> {
  id: string
  kind: ActivityKind
  title: string
  place: string
  org_id: number
  org_name: string
  starts_at: string
  ends_at: string
}

/** Open activities that are going on or begin before `until`, soonest first. */
export async function listComing(db: Executor, query: { kinds: readonly ActivityKind[]; paths: readonly string[]; now: Date; until: Date; limit: number }): Promise<ComingRow[]> {
  const { rows } = await db.execute<ComingRow>(sql`
    select a.id, a.kind, a.title, a.place, o.id as org_id, o.name as org_name, a.starts_at, a.ends_at
    from activities a join orgs o on o.id = a.org_id
    where a.state = 'open' and a.kind in ${query.kinds} and ${isUnderAny(sql`o.path`, query.paths)} and a.ends_at > ${query.now} and a.starts_at < ${query.until}
    order by a.starts_at, a.id limit ${query.limit}`)
  return rows
}
