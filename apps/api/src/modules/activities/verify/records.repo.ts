import { sql } from 'drizzle-orm'
import type { Check } from '../../audit'

/** One line of the audit for every event, and for nothing else. */
const lines = sql`
  select concat_ws(' ', subject_id, action) as id, l.n::text as stored, e.n::text as recomputed
  from (
    select subject_id, action, count(*) as n from audit_lines
    where subject_type = 'attendance' and (action = 'activities.record_attendance' or action like 'activities.attendance\\_%')
    group by 1, 2
  ) l
  full join (
    select attendance_id::text as subject_id, case kind when 'recorded' then 'activities.record_attendance' else 'activities.attendance_' || kind end as action, count(*) as n
    from attendance_events group by 1, 2
  ) e using (subject_id, action)
  where l.n is distinct from e.n`

/**
 * What phones were told is there: an answer to a check-in that was new has the event of that moment and account, one that
 * found an earlier entry has a member who was there; the points it names are in the ledger.
 */
const answers = sql`
  select k.account_id || ' ' || k.key as id, k.answer ->> 'attendance' as stored, null as recomputed
  from idempotency_keys k
  where k.route = 'POST /activities/:activityId/check-ins' and k.status = 200 and (
    not exists (
      select from accounts c join attendances a on a.member_id = c.member_id join attendance_events e on e.attendance_id = a.id and e.seq = 1
      where c.id::text = k.account_id and date_trunc('milliseconds', e.occurred_at) = (k.answer #>> '{attendance,at}')::timestamptz
        and ((k.answer ->> 'already')::boolean or e.account_id = c.id and e.recorded_at = k.created_at)
    )
    or k.answer #>> '{points,entryId}' is not null and not exists (select from point_ledger e where e.id = (k.answer #>> '{points,entryId}')::uuid)
  )`

export const recordChecks = [
  { what: 'attendance_line', find: lines },
  { what: 'check_in_answer', find: answers },
] as const satisfies readonly Check[]
