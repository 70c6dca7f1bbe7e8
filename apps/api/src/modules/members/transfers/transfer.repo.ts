import type { TransferState } from '@ejia/domain/members'
import { and, count, desc, eq, lt, ne, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { isUnderAny } from '../../../lib/columns'
import { sole, type Executor } from '../../../lib/context'
import { orgs } from '../../orgs/orgs.table'
import { members } from '../members.table'
import { memberTransfers } from '../transfers.table'

const giving = alias(orgs, 'giving')
const receiving = alias(orgs, 'receiving')

const columns = {
  id: memberTransfers.id,
  memberId: memberTransfers.memberId,
  memberName: members.name,
  rosterNo: members.rosterNo,
  from: { id: giving.id, name: giving.name, path: giving.path },
  to: { id: receiving.id, name: receiving.name, path: receiving.path },
  state: memberTransfers.state,
  reason: memberTransfers.reason,
  letterNo: memberTransfers.letterNo,
  askedAt: memberTransfers.askedAt,
  endsOn: memberTransfers.endsOn,
  decidedAt: memberTransfers.decidedAt,
  note: memberTransfers.note,
}

const selectTransfers = (db: Executor) =>
  db
    .select(columns)
    .from(memberTransfers)
    .innerJoin(members, eq(members.id, memberTransfers.memberId))
    .innerJoin(giving, eq(giving.id, memberTransfers.fromOrgId))
    .innerJoin(receiving, eq(receiving.id, memberTransfers.toOrgId))
    .$dynamic()

export type TransferRow = Awaited<ReturnType<typeof selectTransfers>>[number]

export async function findTransfer(db: Executor, transferId: string): Promise<TransferRow | undefined> {
  const [row] = await selectTransfers(db).where(eq(memberTransfers.id, transferId))
  return row
}

export async function insertTransfer(db: Executor, row: typeof memberTransfers.$inferInsert): Promise<void> {
  await db.insert(memberTransfers).values(row)
}

export interface Decision {
  state: Exclude<TransferState, 'asked'>
  decidedAt: Date
  decidedBy: string
  note?: string
}

const waits = eq(memberTransfers.state, 'asked')

/** Decides a transfer that still waits; false when somebody else was first. */
export async function endTransfer(db: Executor, transferId: string, decision: Decision): Promise<boolean> {
  const rows = await db
    .update(memberTransfers)
    .set(decision)
    .where(and(waits, eq(memberTransfers.id, transferId)))
    .returning({ id: memberTransfers.id })
  return rows.length > 0
}

/** Transfers that can no longer be accepted make room for a new one: too old, or the member is elsewhere by now. */
export async function clearDead(db: Executor, { memberId, orgId, today }: { memberId: string; orgId: number; today: string }, decision: Decision): Promise<void> {
  const dead = or(lt(memberTransfers.endsOn, today), ne(memberTransfers.fromOrgId, orgId))
  await db.update(memberTransfers).set(decision).where(and(waits, eq(memberTransfers.memberId, memberId), dead))
}

/** Whatever waits to leave or to enter an organisation. */
export async function endTransfersOf(db: Executor, orgId: number, decision: Decision): Promise<void> {
  await db.update(memberTransfers).set(decision).where(and(waits, or(eq(memberTransfers.fromOrgId, orgId), eq(memberTransfers.toOrgId, orgId))))
}

export interface TransferFilter {
  reach: readonly string[]
  direction?: 'in' | 'out' | undefined
  state?: TransferState | undefined
  memberId?: string | undefined
}

export interface TransferKey {
  at: Date
  id: string
}

export function listTransfers(db: Executor, filter: TransferFilter, after: TransferKey | null, limit: number): Promise<TransferRow[]> {
  const older = after && or(lt(memberTransfers.askedAt, after.at), and(eq(memberTransfers.askedAt, after.at), lt(memberTransfers.id, after.id)))
  return selectTransfers(db)
    .where(and(matches(filter), older ?? undefined))
    .orderBy(desc(memberTransfers.askedAt), desc(memberTransfers.id))
    .limit(limit)
}

function matches({ reach, direction, state, memberId }: TransferFilter): SQL | undefined {
  const incoming = isUnderAny(receiving.path, reach)
  const outgoing = isUnderAny(giving.path, reach)
  return and(
    direction === 'in' ? incoming : direction === 'out' ? outgoing : sql`(${incoming} or ${outgoing})`,
    state && eq(memberTransfers.state, state),
    memberId ? eq(memberTransfers.memberId, memberId) : undefined,
  )
}

/** Those that somebody within this reach can still accept. */
export async function countWaiting(db: Executor, reach: readonly string[], today: string): Promise<number> {
  const query = db.select({ n: count() }).from(memberTransfers).innerJoin(receiving, eq(receiving.id, memberTransfers.toOrgId))
  return sole(await query.where(and(waits, isUnderAny(receiving.path, reach), sql`${memberTransfers.endsOn} >= ${today}`))).n
}
