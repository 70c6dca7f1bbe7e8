import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { accounts, wechatIdentities } from './auth.table'

/** Whether a WeChat identity is bound to this member's account. */
export const isBoundTo = (memberId: SQLWrapper): SQL =>
  sql`exists (select 1 from ${accounts} inner join ${wechatIdentities} on ${wechatIdentities.accountId} = ${accounts.id} where ${accounts.memberId} = ${memberId} and ${wechatIdentities.unboundAt} is null)`
