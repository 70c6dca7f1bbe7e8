import type { MinutesContent } from '@ejia/contract/activities/minutes'
import type { ActivityKind, ActivityState, LeaveReason, SignUpMode } from '@ejia/domain/activities'
import { sql } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { latestEvent } from '../headcount.repo'
import type { RecordedPerson } from '../minutes.table'

export interface LedgerRecord extends Record<string, unknown> {
  id: string
  kind: ActivityKind
  title: string
  place: string
  state: ActivityState
  sign_up_mode: SignUpMode
  starts_at: string
  ends_at: string
  created_at: string
  org_name: string
  content: MinutesContent | null
  revision: number
  /** The list as it was signed off. */
  people: RecordedPerson[] | null
  expected: number
  present: number
  excused: LeaveReason[]
}

/**
 * Meetings that took place, each with its minutes and, of the roster, the people of this organisation and below: what somebody
 * above held is in a branch's ledger with the branch's own numbers.
 */
export async function listLedger(db: Executor, scope: { path: string; kinds: readonly ActivityKind[]; above: readonly ActivityKind[]; from: Date; until: Date }): Promise<LedgerRecord[]> {
  const under = `${scope.path}%`
  const { rows } = await db.execute<LedgerRecord>(sql`
    select activities.id, activities.kind, activities.title, activities.place, activities.state, activities.sign_up_mode,
      activities.starts_at, activities.ends_at, activities.created_at, holders.name as org_name,
      activity_minutes.content, coalesce(activity_minutes.revision, 0) as revision, activity_minutes_revisions.people, counted.expected, counted.present, counted.excused
    from activities
    join orgs as holders on holders.id = case when activities.audience = 'unit' then activities.unit_id else activities.org_id end
    left join activity_minutes on activity_minutes.activity_id = activities.id
    left join activity_minutes_revisions on activity_minutes_revisions.activity_id = activities.id and activity_minutes_revisions.revision = activity_minutes.revision
    cross join lateral (
      select count(*) filter (where people.expected)::int as expected, count(*) filter (where people.expected and people.present)::int as present,
        coalesce(array_agg(people.reason) filter (where people.expected and not people.present and people.reason is not null), '{}') as excused
      from (
        select case when activities.sign_up_mode = 'sign_up' then activity_sign_ups.member_id is not null
            else activity_roster.status in ('probationary', 'full') and not activity_roster.away and not activity_roster.added_later end as expected,
          coalesce(latest.kind <> 'voided' and not latest.pending, false) as present, activity_leaves.reason
        from activity_roster
        join orgs as homes on homes.id = activity_roster.org_id
        left join activity_sign_ups on activity_sign_ups.activity_id = activities.id and activity_sign_ups.member_id = activity_roster.member_id
        left join activity_leaves on activity_leaves.activity_id = activities.id and activity_leaves.member_id = activity_roster.member_id and activity_leaves.state = 'granted'
        left join attendances on attendances.activity_id = activities.id and attendances.member_id = activity_roster.member_id
        left join ${latestEvent} on true
        where activity_roster.activity_id = activities.id and homes.path like ${under}
      ) as people
    ) as counted
    where activities.state in ('open', 'confirmed') and activities.kind in ${scope.kinds}
      and activities.starts_at >= ${scope.from.toISOString()}::timestamptz and activities.starts_at < ${scope.until.toISOString()}::timestamptz
      and (holders.path like ${under} or (activities.kind in ${scope.above} and ${scope.path} like holders.path || '%'))
    order by activities.starts_at, activities.id`)
  return rows
}
