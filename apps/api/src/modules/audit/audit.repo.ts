import { and, asc, count, desc, eq, gt, inArray, isNull, lt, sql, type SQL } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { auditLines, auditSeals } from './audit.table'

export type AuditRow = Omit<typeof auditLines.$inferInsert, 'xid'>

export async function insertLine(db: Executor, row: AuditRow): Promise<void> {
  await db.insert(auditLines).values(row)
}

export async function insertLines(db: Executor, rows: AuditRow[]): Promise<void> {
  if (rows.length > 0) await db.insert(auditLines).values(rows)
}

export interface LineFilter {
  /** Null: lines of every organisation and of none. */
  orgIds: readonly number[] | null
  subjectType?: string
  subjectId?: string
}

export const listLines = (db: Executor, { orgIds, subjectType, subjectId }: LineFilter, before: number | null, limit: number) =>
  db
    .select()
    .from(auditLines)
    .where(
      and(
        orgIds === null ? undefined : inArray(auditLines.orgId, [...orgIds]),
        subjectType === undefined ? undefined : eq(auditLines.subjectType, subjectType),
        subjectId === undefined ? undefined : eq(auditLines.subjectId, subjectId),
        before === null ? undefined : lt(auditLines.id, before),
      ),
    )
    .orderBy(desc(auditLines.id))
    .limit(limit)

/** A line as it is sealed: every column, exact to the microsecond, whatever the session's time zone. */
const sealedColumns = {
  id: auditLines.id,
  xid: sql<string>`${auditLines.xid}::text`,
  at: sql<string>`extract(epoch from ${auditLines.at})::text`,
  accountId: auditLines.accountId,
  action: auditLines.action,
  subjectType: auditLines.subjectType,
  subjectId: auditLines.subjectId,
  orgId: auditLines.orgId,
  /** As PostgreSQL prints it: keys in one order, numbers in full. */
  detail: sql<string>`${auditLines.detail}::text`,
}

export type SealedLine = Awaited<ReturnType<typeof listUnsealed>>[number]

/** Any number, the same for every process: who holds it, seals. */
const sealLock = 8_770_105

/** Whether this transaction is the one sealer until it ends. */
export async function becomeSealer(tx: Executor): Promise<boolean> {
  const { rows } = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${sealLock}) as mine`)
  return rows[0]?.mine === true
}

/**
 * No line can still appear below this transaction number: everything older has ended. Lines at or above the newest
 * number this server ever gave came with a restored backup and are settled too.
 */
const settled = (): SQL =>
  sql`(${auditLines.xid} < pg_snapshot_xmin(pg_current_snapshot()) or ${auditLines.xid} >= pg_snapshot_xmax(pg_current_snapshot()))`

/** Settled lines that are in no chain yet. `since`: lines of older transactions are known to be sealed. */
export const listUnsealed = (db: Executor, since: string | null, limit: number) =>
  db
    .select(sealedColumns)
    .from(auditLines)
    .leftJoin(auditSeals, eq(auditSeals.lineId, auditLines.id))
    .where(and(isNull(auditSeals.seq), settled(), since === null ? undefined : sql`${auditLines.xid} >= ${since}::xid8`))
    .orderBy(asc(auditLines.id))
    .limit(limit)

/** Beyond this many, how many more makes no difference. */
const mostCounted = 10_000

/** Lines above the newest that is sealed: what waits, give or take a late commit. */
export async function countWaiting(db: Executor): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from (
      select from audit_lines where id > coalesce((select line_id from audit_seals order by seq desc limit 1), 0) limit ${mostCounted}
    ) waiting`)
  return rows[0]?.n ?? 0
}

/** Taken before a look for unsealed lines: whatever is older was seen by that look. */
export async function oldestRunning(db: Executor): Promise<string | null> {
  const { rows } = await db.execute<{ xid: string }>(sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`)
  return rows[0]?.xid ?? null
}

export interface Head {
  seq: number
  hash: string
}

export async function findHead(db: Executor): Promise<Head | undefined> {
  const [row] = await db.select({ seq: auditSeals.seq, hash: auditSeals.hash }).from(auditSeals).orderBy(desc(auditSeals.seq)).limit(1)
  return row
}

export async function insertSeals(db: Executor, rows: (typeof auditSeals.$inferInsert)[]): Promise<void> {
  await db.insert(auditSeals).values(rows)
}

/** The chain in its order, with the lines it names; a line that is gone is null. */
export const listChain = (db: Executor, afterSeq: number, limit: number) =>
  db
    .select({ seq: auditSeals.seq, lineId: auditSeals.lineId, hash: auditSeals.hash, line: sealedColumns })
    .from(auditSeals)
    .leftJoin(auditLines, eq(auditLines.id, auditSeals.lineId))
    .where(gt(auditSeals.seq, afterSeq))
    .orderBy(asc(auditSeals.seq))
    .limit(limit)

export async function countUnsealed(db: Executor): Promise<number> {
  const [row] = await db.select({ n: count() }).from(auditLines).leftJoin(auditSeals, eq(auditSeals.lineId, auditLines.id)).where(isNull(auditSeals.seq))
  return row?.n ?? 0
}
