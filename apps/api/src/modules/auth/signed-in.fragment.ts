import { sql, type SQL } from 'drizzle-orm'

/**
 * Joins that keep those rows of a CTE whose claims still let somebody act, by the same rules as `readActor`: the session has
 * not ended, the account is not disabled and its epoch is the token's, and its member has not left the roster.
 *
 * Columns wanted of `rows`: `account_id uuid`, `session_id uuid`, `epoch int`. Brings `acting.member_id`.
 */
export const actingJoins = (rows: string): SQL => {
  const row = sql.identifier(rows)
  return sql`
    join sessions on sessions.id = ${row}.session_id and sessions.account_id = ${row}.account_id and sessions.ended_at is null
    join accounts as acting on acting.id = ${row}.account_id and acting.epoch = ${row}.epoch and acting.disabled_at is null
    join members as acting_member on acting_member.id = acting.member_id and acting_member.left_on is null`
}
