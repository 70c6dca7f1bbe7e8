import { asc, eq } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { auditLines } from '../../audit/audit.table'
import { orgs } from '../../orgs/orgs.table'
import { bindingRequests, roleGrants, sessions, wechatIdentities } from '../auth.table'

export const listSessions = (db: Executor, accountId: string) =>
  db.select().from(sessions).where(eq(sessions.accountId, accountId)).orderBy(asc(sessions.createdAt))

export const listIdentities = (db: Executor, accountId: string) =>
  db.select({ boundAt: wechatIdentities.boundAt, unboundAt: wechatIdentities.unboundAt }).from(wechatIdentities).where(eq(wechatIdentities.accountId, accountId)).orderBy(asc(wechatIdentities.boundAt))

export const listRequests = (db: Executor, memberId: string) =>
  db.select().from(bindingRequests).where(eq(bindingRequests.memberId, memberId)).orderBy(asc(bindingRequests.requestedAt))

export const listOffices = (db: Executor, accountId: string) =>
  db
    .select({ role: roleGrants.role, org: orgs.name, grantedAt: roleGrants.grantedAt, revokedAt: roleGrants.revokedAt })
    .from(roleGrants)
    .innerJoin(orgs, eq(orgs.id, roleGrants.orgId))
    .where(eq(roleGrants.accountId, accountId))
    .orderBy(asc(roleGrants.grantedAt))

/** What the audit says of what somebody did. */
export const listDoings = (db: Executor, accountId: string) =>
  db
    .select({ at: auditLines.at, action: auditLines.action, subjectType: auditLines.subjectType, subjectId: auditLines.subjectId })
    .from(auditLines)
    .where(eq(auditLines.accountId, accountId))
    .orderBy(asc(auditLines.id))
