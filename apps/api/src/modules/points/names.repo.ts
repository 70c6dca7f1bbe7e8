import { eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { accounts } from '../auth/auth.table'
import { members } from '../members/members.table'

/** What people who did something are called, by account: the roster's name, else the account's. */
export async function namesOf(db: Executor, accountIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(accountIds.filter((id) => id !== null))]
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: accounts.id, name: sql<string>`coalesce(${members.name}, ${accounts.name})` })
    .from(accounts)
    .leftJoin(members, eq(members.id, accounts.memberId))
    .where(inArray(accounts.id, ids))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function findMemberOfAccount(db: Executor, accountId: string): Promise<string | null> {
  const [row] = await db.select({ memberId: accounts.memberId }).from(accounts).where(eq(accounts.id, accountId))
  return row?.memberId ?? null
}
