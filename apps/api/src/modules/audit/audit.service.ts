import type { Context } from '../../lib/context'
import { insertLine } from './audit.repo'

export interface AuditEntry {
  /** `feature.verb`, such as `posts.publish`. */
  action: string
  subjectType: string
  subjectId: string | number
  /** Organisation of the subject at this moment. */
  orgId: number | null
  /** Ids and closed-list values only: no names, no texts. */
  detail?: Record<string, unknown>
}

/** Writes the line of a change in the change's own transaction. One per change of state. */
export function writeAudit(ctx: Context, entry: AuditEntry): Promise<void> {
  const { action, subjectType, subjectId, orgId, detail = {} } = entry
  return insertLine(ctx.db, { at: ctx.now, accountId: ctx.actor?.accountId ?? null, action, subjectType, subjectId: String(subjectId), orgId, detail })
}
