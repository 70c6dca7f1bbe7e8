import type { Headcount } from '@ejia/contract/activities/schemas'
import type { SignUpMode } from '@ejia/domain/activities'
import { sql } from 'drizzle-orm'
import type { Executor } from '../../lib/context'

/** The latest event of `attendances.id`, as a lateral join named `latest`. */
export const latestEvent = sql`lateral (
  select * from attendance_events where attendance_events.attendance_id = attendances.id order by attendance_events.seq desc limit 1
) as latest`

export const nobody: Headcount = { expected: 0, present: 0, pending: 0, onLeave: 0, signedUp: 0 }

/** A count, and the snapshot of the database it is of. */
export interface Seen {
  counts: ReadonlyMap<string, Headcount>
  /** As `pg_current_snapshot()` prints it. */
  snapshot: string
}

/**
 * Counts are counted, each time: 应到 are party members of the frozen roster who are not away, or those who signed up;
 * 请假 are granted leaves of people who did not come after all.
 */
export async function countSeen(db: Executor, activityIds: readonly string[]): Promise<Seen> {
  if (activityIds.length === 0) return { counts: new Map(), snapshot: '' }
  const { rows } = await db.execute<CountRow>(sql`
    select activities.id, activities.sign_up_mode, pg_current_snapshot()::text as snapshot,
      (select count(*)::int from activity_roster where activity_roster.activity_id = activities.id
        and activity_roster.status in ('probationary', 'full') and not activity_roster.away and not activity_roster.added_later) as on_roster,
      (select count(*)::int from activity_sign_ups where activity_sign_ups.activity_id = activities.id) as signed_up,
      here.present, here.pending,
      (select count(*)::int from activity_leaves where activity_leaves.activity_id = activities.id and activity_leaves.state = 'granted'
        and activity_leaves.member_id <> all (here.came)) as on_leave
    from activities
    cross join lateral (
      select count(*) filter (where latest.kind <> 'voided' and not latest.pending)::int as present,
        count(*) filter (where latest.kind <> 'voided' and latest.pending)::int as pending,
        coalesce(array_agg(attendances.member_id) filter (where latest.kind <> 'voided' and not latest.pending), '{}') as came
      from attendances cross join ${latestEvent} where attendances.activity_id = activities.id
    ) as here
    where activities.id in ${activityIds}`)
  return { counts: new Map(rows.map((row) => [row.id, toHeadcount(row)])), snapshot: rows[0]?.snapshot ?? '' }
}

interface CountRow extends Record<string, unknown> {
  id: string
  sign_up_mode: SignUpMode
  snapshot: string
  on_roster: number
  signed_up: number
  present: number
  pending: number
  on_leave: number
}

const toHeadcount = (row: CountRow): Headcount => ({
  expected: row.sign_up_mode === 'sign_up' ? row.signed_up : row.on_roster,
  present: row.present,
  pending: row.pending,
  onLeave: row.on_leave,
  signedUp: row.signed_up,
})

export const countHeads = async (db: Executor, activityIds: readonly string[]): Promise<ReadonlyMap<string, Headcount>> => (await countSeen(db, activityIds)).counts

export async function countHead(db: Executor, activityId: string): Promise<Headcount> {
  return (await countHeads(db, [activityId])).get(activityId) ?? nobody
}
