import { sql } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'

export interface StandingEntry extends Record<string, unknown> {
  id: string
  delta: number
  title: string
  rule_version: number
  pending: boolean
}

/** The entry an attendance gave that was not taken back, if there is one. */
export async function findStandingEntry(db: Executor, attendanceId: string, memberId: string): Promise<StandingEntry | undefined> {
  const { rows } = await db.execute<StandingEntry>(sql`
    select entry.id, entry.delta, entry.title, entry.rule_version,
      entry.provisional and not exists (select from point_confirmations as done where done.entry_id = entry.id) as pending
    from point_ledger as entry
    where entry.source_type = 'attendance' and entry.source_id = ${attendanceId} and entry.subject = ${`m:${memberId}`} and entry.reversal_of is null
      and not exists (select from point_ledger as back where back.reversal_of = entry.id)
    order by entry.id desc limit 1`)
  return rows[0]
}
