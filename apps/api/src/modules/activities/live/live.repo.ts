import type { ActivityState } from '@ejia/domain/activities'
import { sql } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { latestEvent } from '../headcount.repo'

/** What a count depends on, in few numbers: as long as it is the same text, so is everything the board shows. */
export async function findPulse(db: Executor, activityId: string): Promise<string> {
  const { rows } = await db.execute<{ pulse: string }>(sql`
    select concat_ws(' ', activities.state,
      (select count(*) from attendances join attendance_events on attendance_events.attendance_id = attendances.id where attendances.activity_id = activities.id),
      (select count(*) from activity_leaves where activity_leaves.activity_id = activities.id and activity_leaves.state = 'granted'),
      (select count(*) from activity_roster where activity_roster.activity_id = activities.id),
      (select concat(count(*), ':', max(activity_sign_ups.signed_up_at)) from activity_sign_ups where activity_sign_ups.activity_id = activities.id)
    ) as pulse
    from activities where activities.id = ${activityId}`)
  return rows[0]?.pulse ?? ''
}

export async function findState(db: Executor, activityId: string): Promise<ActivityState> {
  const { rows } = await db.execute<{ state: ActivityState }>(sql`select state from activities where id = ${activityId}`)
  return rows[0]?.state ?? 'cancelled'
}

/** Names a board names at most; a whole hospital's meeting has no use for a list on the wall. */
const mostMissing = 60

/** Who is expected, neither here nor excused, by 名册编号; and how many they are. */
export async function listMissing(db: Executor, activityId: string): Promise<{ names: string[]; total: number }> {
  const { rows } = await db.execute<{ name: string; total: number }>(sql`
    select members.name, (count(*) over ())::int as total
    from activity_roster
    join activities on activities.id = activity_roster.activity_id
    join members on members.id = activity_roster.member_id
    where activity_roster.activity_id = ${activityId}
      and case when activities.sign_up_mode = 'sign_up'
        then exists (select from activity_sign_ups where activity_sign_ups.activity_id = activities.id and activity_sign_ups.member_id = activity_roster.member_id)
        else activity_roster.status in ('probationary', 'full') and not activity_roster.away and not activity_roster.added_later end
      and not exists (
        select from attendances cross join ${latestEvent}
        where attendances.activity_id = activities.id and attendances.member_id = activity_roster.member_id and latest.kind <> 'voided' and not latest.pending)
      and not exists (
        select from activity_leaves where activity_leaves.activity_id = activities.id and activity_leaves.member_id = activity_roster.member_id
          and activity_leaves.state = 'granted')
    order by members.roster_no, members.id
    limit ${mostMissing}`)
  return { names: rows.map((row) => row.name), total: rows[0]?.total ?? 0 }
}
