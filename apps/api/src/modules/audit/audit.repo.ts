import type { Executor } from '../../lib/context'
import { auditLines } from './audit.table'

export type AuditRow = Omit<typeof auditLines.$inferInsert, 'xid'>

export async function insertLine(db: Executor, row: AuditRow): Promise<void> {
  await db.insert(auditLines).values(row)
}
