import { sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import { rememberedAlready } from '../../../lib/idempotency'
import { actingJoins } from '../../auth'
import { entryColumns, recordStatement } from './check-in.fragment'
import type { Entry, Recorded } from './check-in.repo'

/** A scan as the statement reads it: an entry of the account's own member, by the claims of a token. */
export interface ScanRow extends Entry {
  account_id: string
  session_id: string
  epoch: number
}

/**
 * Scans whose account may act, that are not there yet and whose key is new. All of this is read without a lock and may be
 * outdated by the time it counts: the unique attendance and the held activity decide.
 */
const input = sql`
  scanned as (
    select * from jsonb_to_recordset(${sql.placeholder('scans')}::jsonb) as s (session_id uuid, epoch int, ${entryColumns})
  ),
  input as (
    select scanned.*, acting.member_id, roster.member_id is not null as on_roster, signed.member_id is not null as signed_up
    from scanned ${actingJoins('scanned')}
    left join activity_roster as roster on roster.activity_id = scanned.activity_id and roster.member_id = acting.member_id
    left join activity_sign_ups as signed on signed.activity_id = scanned.activity_id and signed.member_id = acting.member_id
    where not ${rememberedAlready('scanned')}
      and not exists (select from attendances where attendances.activity_id = scanned.activity_id and attendances.member_id = acting.member_id)
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
