import { sql } from 'drizzle-orm'
import { sole, type Executor, type JobData } from '../lib/context'
import { jobSchema } from './boss'
import type { JobName } from './job-names'

const job = sql.raw(`${jobSchema}.job`)

export interface ClaimedJob {
  id: string
  name: JobName
  data: JobData
}

/** Takes up the job that has been due longest, by the API's clock; two processes never take the same. */
export async function claimDue(db: Executor, names: readonly JobName[], now: Date): Promise<ClaimedJob | undefined> {
  const due = sql`
    select name, id from ${job}
    where name in (${sql.join(names.map((name) => sql`${name}`), sql`, `)}) and state < 'active' and start_after <= ${now.toISOString()}
    order by start_after, created_on, id limit 1 for update skip locked`
  const { rows } = await db.execute<ClaimedJob & Record<string, unknown>>(sql`
    update ${job} set state = 'active', retry_count = case when started_on is null then retry_count else retry_count + 1 end, started_on = ${now.toISOString()}
    where (name, id) = (${due}) returning id, name, data`)
  return rows[0]
}

export async function markDone(db: Executor, { name, id }: ClaimedJob, now: Date): Promise<void> {
  await db.execute(sql`update ${job} set state = 'completed', completed_on = ${now.toISOString()} where name = ${name} and id = ${id} and state = 'active'`)
}

/** Tried again later and later, until its tries are used up. Says nothing of the error: that goes to the log. */
export async function markFailed(db: Executor, { name, id }: ClaimedJob, now: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`
  await db.execute(sql`
    update ${job} set
      state = (case when retry_count < retry_limit then 'retry' else 'failed' end)::${sql.raw(`${jobSchema}.job_state`)},
      completed_on = case when retry_count < retry_limit then null else ${at} end,
      start_after = ${at} + make_interval(secs => retry_delay * power(2, least(retry_count, 10)))
    where name = ${name} and id = ${id} and state = 'active'`)
}

/** For others to take up: this process is ending. */
export async function giveBack(db: Executor, { name, id }: ClaimedJob): Promise<void> {
  await db.execute(sql`update ${job} set state = 'retry', started_on = null where name = ${name} and id = ${id} and state = 'active'`)
}

export interface Backlog {
  /** Jobs that could be done now. */
  due: number
  /** Seconds the oldest of them has been due. */
  oldestSeconds: number
  /** Jobs given up after their last try, until the queue forgets them. */
  failed: number
}

/** How far the queue has come, by the API's clock. */
export async function readBacklog(db: Executor, now: Date): Promise<Backlog> {
  const at = sql`${now.toISOString()}::timestamptz`
  const { rows } = await db.execute<Backlog & Record<string, unknown>>(sql`
    select count(*) filter (where state < 'active' and start_after <= ${at})::int as due,
      coalesce(extract(epoch from ${at} - min(start_after) filter (where state < 'active' and start_after <= ${at})), 0)::float as "oldestSeconds",
      count(*) filter (where state = 'failed')::int as failed
    from ${job}`)
  return sole(rows)
}
