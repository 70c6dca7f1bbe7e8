import type { Context } from '../../lib/context'
import { insertLine, insertLines, type AuditRow } from './audit.repo'

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
export const writeAudit = (ctx: Context, entry: AuditEntry): Promise<void> => insertLine(ctx.db, toRow(ctx, entry))

/** Many at once, each with its own moment and its own person; for changes that are written together. */
export const writeAudits = (db: Context['db'], lines: readonly { ctx: Pick<Context, 'now' | 'actor'>; entry: AuditEntry }[]): Promise<void> =>
  insertLines(db, lines.map(({ ctx, entry }) => toRow(ctx, entry)))

function toRow({ now, actor }: Pick<Context, 'now' | 'actor'>, entry: AuditEntry): AuditRow {
  const { action, subjectType, subjectId, orgId, detail = {} } = entry
  return { at: now, accountId: actor?.accountId ?? null, action, subjectType, subjectId: String(subjectId), orgId, detail }
}
