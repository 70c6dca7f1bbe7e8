import { sql } from 'drizzle-orm'
import type { Executor } from '../../src/lib/context'
import { activityChecks } from '../../src/modules/activities'
import { auditChecks, findDifferences, verifyAudit, type Difference, type Found, type Head, type Verdict } from '../../src/modules/audit'
import { pointsChecks } from '../../src/modules/points'
import { studyChecks } from '../../src/modules/study'

export const checks = [...pointsChecks, ...activityChecks, ...studyChecks, ...auditChecks]

/** What a proof can find fault with; the chain of the audit is one of them. */
export type What = (typeof checks)[number]['what'] | 'audit_chain'

export interface Proof {
  found: Found[]
  audit: Verdict
}

interface Options {
  /** A head of the audit from the log or a backup, which must be part of the chain. */
  head?: Head | null
  /** Told as each proof begins, and how many there are. */
  onCheck?: (what: What, at: number, of: number) => void
}

/**
 * Recomputes what the facts come to and lists whatever is stored otherwise. Everything is read in one snapshot, which changes
 * nothing, blocks nobody, and lets nobody's work under way look like a difference.
 */
export const prove = (db: Executor, sealKey: Buffer, { head = null, onCheck }: Options = {}): Promise<Proof> =>
  db.transaction(
    async (tx) => {
      // whole tables are joined: room to hash them in, and no guess to the contrary where a restored database has no statistics yet
      await tx.execute(sql`select set_config('work_mem', '32MB', true), set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)`)
      const found: Found[] = []
      for (const [at, check] of checks.entries()) {
        onCheck?.(check.what, at + 1, checks.length + 1)
        found.push(await findDifferences(tx, check))
      }
      onCheck?.('audit_chain', checks.length + 1, checks.length + 1)
      const audit = await verifyAudit(tx, sealKey, head)
      return { found: [...found, chain(audit)], audit }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )

function chain({ broken }: Verdict): Found {
  if (!broken) return { what: 'audit_chain', total: 0, differences: [] }
  return { what: 'audit_chain', total: 1, differences: [{ what: 'audit_chain', id: String(broken.seq), stored: broken.kind, recomputed: broken.lineId === null ? null : String(broken.lineId) }] }
}

/** Every difference between what is stored and what the facts come to; none when the books are right. Tests end with it. */
export async function verifyLedger(db: Executor, sealKey: Buffer, head: Head | null = null): Promise<Difference[]> {
  return (await prove(db, sealKey, { head })).found.flatMap(({ differences }) => differences)
}
