import { sql, type SQL } from 'drizzle-orm'

/**
 * The member behind the claims of a token, in a statement that judges many at once: a query for `cross join lateral`, with a row
 * (`member_id`) if the claims still let somebody act. The rules are those of `readActor`: the session has not ended, the account is
 * not disabled and its epoch is the token's, and its member has not left the roster.
 *
 * Columns wanted of the CTE named `rows`: `account_id uuid`, `session_id uuid`, `epoch int`. The `limit` keeps it a look by key for
 * each row, whatever the planner thinks of their number.
 */
export const actingMember = (rows: string): SQL => {
  const row = sql.identifier(rows)
  return sql`
    select accounts.member_id from sessions
    join accounts on accounts.id = sessions.account_id
    join members on members.id = accounts.member_id
    where sessions.id = ${row}.session_id and sessions.account_id = ${row}.account_id and sessions.ended_at is null
      and accounts.epoch = ${row}.epoch and accounts.disabled_at is null and members.left_on is null
    limit 1`
}
