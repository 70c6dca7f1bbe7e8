import type { ActedBy } from '@ejia/domain/acting'
import type { Role } from '@ejia/domain/roles'
import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'

/** Name of the person behind the account in this column; null where the column is. */
export const actedBy = (account: SQLWrapper): SQL<string> => sql<string>`(
  select coalesce(staff.name, accounts.name) from accounts left join members as staff on staff.id = accounts.member_id where accounts.id = ${account}
)`

/** What views show; nothing where the member acted in person. */
export const toActedBy = (name: string | null, role: Role | null): { actedBy?: ActedBy } => (name !== null && role !== null ? { actedBy: { name, role } } : {})
