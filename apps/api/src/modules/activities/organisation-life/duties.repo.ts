import type { ActivityKind, ActivityState } from '@ejia/domain/activities'
import { zone } from '@ejia/domain/calendar'
import { sql, type SQL } from 'drizzle-orm'
import { isUnderAny } from '../../../lib/columns'
import type { Executor } from '../../../lib/context'
import { orgs } from '../../orgs/orgs.table'

export interface BranchRecord extends Record<string, unknown> {
  id: number
  name: string
  path: string
  parent_id: number | null
  parent_name: string | null
  /** The day it was founded or entered here, or the first meeting of anybody was: there are no records from before. */
  since: string
  full_members: number
  group_ids: number[]
}

/** Calendar day of an instant in Shanghai. */
const dayIn = (instant: SQL): SQL => sql`(${instant} at time zone ${zone})::date`

/** Working branches under these paths in the order of the tree, each with what decides its duties. */
export async function listBranches(db: Executor, paths: readonly string[]): Promise<BranchRecord[]> {
  const { rows } = await db.execute<BranchRecord>(sql`
    select orgs.id, orgs.name, orgs.path, parents.id as parent_id, parents.name as parent_name, 
      greatest(orgs.founded_on, ${dayIn(sql`greatest(orgs.created_at, (select min(created_at) from activities))`)})::text as since,
      coalesce(counted.full_members, 0) as full_members, coalesce(grouped.ids, '{}') as group_ids
    from orgs
    left join orgs as parents on parents.id = orgs.parent_id
    left join (
      select case when units.kind = 'group' then units.parent_id else units.id end as branch_id, count(*)::int as full_members
      from members join orgs as units on units.id = members.org_id
      where members.status = 'full' and members.left_on is null
      group by 1
    ) as counted on counted.branch_id = orgs.id
    cross join lateral (
      select array_agg(units.id order by units.id) as ids from orgs as units where units.parent_id = orgs.id and units.kind = 'group' and units.dissolved_at is null
    ) as grouped
    where orgs.kind = 'branch' and orgs.dissolved_at is null and ${isUnderAny(orgs.path, paths)}
    order by string_to_array(trim(both '/' from orgs.path), '/')::int[]`)
  return rows
}

export interface MeetingRecord extends Record<string, unknown> {
  id: string
  kind: ActivityKind
  title: string
  state: ActivityState
  starts_at: string
  ends_at: string
  starts_on: string
  /** 补录: days between the meeting and its entry here. */
  late_days: number
  /** Who held it: one of its units when it was for that unit alone. */
  holder_id: number
  holder_name: string
  holder_path: string
}

/** Meetings of these kinds that start in this stretch of time and were not called off, of these organisations, those below and those above them. */
export async function listMeetings(db: Executor, scope: { paths: readonly string[]; kinds: readonly ActivityKind[]; from: Date; until: Date }): Promise<MeetingRecord[]> {
  if (scope.paths.length === 0) return []
  const { rows } = await db.execute<MeetingRecord>(sql`
    select activities.id, activities.kind, activities.title, activities.state, activities.starts_at, activities.ends_at,
      ${dayIn(sql`activities.starts_at`)}::text as starts_on,
      greatest(0, ${dayIn(sql`activities.created_at`)} - ${dayIn(sql`activities.ends_at`)}) as late_days,
      holders.id as holder_id, holders.name as holder_name, holders.path as holder_path
    from activities
    join orgs as holders on holders.id = case when activities.audience = 'unit' then activities.unit_id else activities.org_id end
    where activities.state <> 'cancelled' and activities.kind in ${scope.kinds}
      and activities.starts_at >= ${scope.from.toISOString()}::timestamptz and activities.starts_at < ${scope.until.toISOString()}::timestamptz
      and (${sql.join(scope.paths.map(onTheLine), sql` or `)})
    order by activities.starts_at, activities.id`)
  return rows
}

/** At or below this path, or above it. */
const onTheLine = (path: string): SQL => sql`(holders.path like ${`${path}%`} or ${path} like holders.path || '%')`
