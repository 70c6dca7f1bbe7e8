import { sql, type SQL } from 'drizzle-orm'

/**
 * A CTE that writes audit lines, for a statement that records facts and their lines in one go
 * (ADR 0003: the check-in). The result ends without a comma.
 *
 * Columns wanted of the CTE named `line`, one row a line: `at timestamptz`, `account_id text`, `action text`,
 * `subject_type text`, `subject_id text`, `org_id int`, `detail jsonb` (ids and closed-list values only).
 */
export const auditCte = (line: string): SQL => sql`
  audit_written as (
    insert into audit_lines (at, account_id, action, subject_type, subject_id, org_id, detail)
    select at, account_id, action, subject_type, subject_id, org_id, detail from ${sql.identifier(line)} order by subject_id
  )`
