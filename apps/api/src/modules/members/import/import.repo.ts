import { asc, eq, getTableColumns, or, sql } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'
import { orgs } from '../../orgs/orgs.table'
import type { MemberRow } from '../members.repo'
import { members } from '../members.table'

/** Any number, the same for every process: who holds it, imports. */
const rosterLock = 8_770_042

/** Imports take turns until the transaction ends: each must see whom the one before has entered. */
export async function lockRoster(db: Executor): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${rosterLock})`)
}

export interface Wanted {
  rosterNos: string[]
  phoneHashes: string[]
  /** Everybody of these organisations. */
  orgIds: number[]
}

/** Everybody whom a file could mean, wherever they are; held, nobody else changes them until the transaction ends. */
export function listCandidates(db: Executor, { rosterNos, phoneHashes, orgIds }: Wanted, { hold }: { hold: boolean }): Promise<MemberRow[]> {
  const query = db
    .select({ ...getTableColumns(members), orgName: orgs.name, orgPath: orgs.path })
    .from(members)
    .innerJoin(orgs, eq(orgs.id, members.orgId))
    .where(or(
      sql`${members.rosterNo} = any(${sql.param(rosterNos)}::text[])`,
      sql`${members.phoneHash} = any(${sql.param(phoneHashes)}::text[])`,
      sql`${members.orgId} = any(${sql.param(orgIds)}::int[])`,
    ))
    .orderBy(asc(members.id))
  return hold ? query.for('update', { of: members }) : query
}

export type ChangedRow = Omit<MemberRow, 'orgName' | 'orgPath'>

/** Writes the changed rows in one statement and raises their versions. */
export async function updateMany(db: Executor, rows: readonly ChangedRow[], now: Date): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map((row) => ({
    id: row.id, name: row.name, gender: row.gender, org_id: row.orgId, status: row.status, service: row.service, away: row.away,
    phone_sealed: row.phoneSealed, phone_hash: row.phoneHash, phone_masked: row.phoneMasked, joined_on: row.joinedOn, full_on: row.fullOn,
  }))
  await db.execute(sql`
    update ${members} as m
    set name = n.name, gender = n.gender, org_id = n.org_id, status = n.status, service = n.service, away = n.away,
        phone_sealed = n.phone_sealed, phone_hash = n.phone_hash, phone_masked = n.phone_masked, joined_on = n.joined_on, full_on = n.full_on,
        version = m.version + 1, updated_at = ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as n(
      id uuid, name text, gender text, org_id int, status text, service text, away boolean,
      phone_sealed text, phone_hash text, phone_masked text, joined_on date, full_on date)
    where m.id = n.id`)
}
