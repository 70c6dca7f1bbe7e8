import { sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import { rememberedAlready } from '../../../lib/idempotency'
import { actingMember } from '../../auth'
import { entryColumns, recordStatement } from './check-in.fragment'
import type { Entry, Recorded } from './check-in.repo'

/** A scan as the statement reads it: an entry of the account's own member, by the claims of a token. */
export interface ScanRow extends Entry {
  account_id: string
  session_id: string
  epoch: number
}

/**
 * Scans whose account may act, that are not there yet and whose key is new. This is read without a lock and may be outdated by the
 * time it counts: the unique attendance and the held activity decide. Only a sign-up that is gone by, which can be withdrawn, is
 * held: nothing written later would tell that it has gone.
 *
 * Everything is looked up scan by scan, by key (`lateral … limit 1`): the plan is made once, for one scan and for many, for empty
 * tables and for full ones, and must not depend on what the planner guesses of either.
 */
const input = sql`
  scanned as (
    select * from jsonb_to_recordset(${sql.placeholder('scans')}::jsonb) as s (session_id uuid, epoch int, ${entryColumns})
  ),
  input as (
    select scanned.*, acting.member_id, roster.there as on_roster, signed.there as signed_up
    from scanned cross join lateral (${actingMember('scanned')}) as acting
    left join lateral (
      select true as there from activity_roster where activity_id = scanned.activity_id and member_id = acting.member_id limit 1) as roster on true
    left join lateral (
      select true as there from activity_sign_ups where activity_id = scanned.activity_id and member_id = acting.member_id limit 1
      for key share) as signed on true
    left join lateral (
      select true as there from attendances where activity_id = scanned.activity_id and member_id = acting.member_id limit 1) as before on true
    left join lateral (${rememberedAlready('scanned')}) as answered on true
    where not coalesce(before.there, answered.there, false)
  )`

/** Expected there, and in time. */
const terms = sql`
  case when held.sign_up_mode = 'sign_up' then i.signed_up else i.on_roster end
  and i.occurred_at between held.check_in_opens_at and held.check_in_closes_at`

/** Composed once: the same text every time, prepared once per connection and planned for any number of scans. */
const { sql: text } = new PgDialect().sqlToQuery(recordStatement({ input, terms }).inlineParams())

/** The statement a scan is, for those who measure it: its one parameter is a JSON array of `ScanRow`. */
export const scanStatement = text

/**
 * Judges and records scans in one statement. Comes back with those that were new and in order; why another one is missing
 * is for its own request to find out. At most one scan per account.
 */
export async function recordScans(pool: pg.Pool, scans: readonly ScanRow[]): Promise<Recorded[]> {
  const { rows } = await pool.query<Recorded>({ name: 'check-in', text, values: [JSON.stringify(scans)] })
  return rows
}
