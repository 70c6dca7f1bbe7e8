import { sql, type SQL } from 'drizzle-orm'
import type { Executor } from '../lib/context'
import type { SealedColumn } from './sealed-column'

// One walk serves the sealed columns of every module: they are named by what their modules say of them.

export interface SealedRow {
  id: string
  sealed: string
  hash: string | null
}

const table = ({ table: name }: SealedColumn): SQL => sql`${sql.identifier(name)}`
const id = ({ id: name }: SealedColumn): SQL => sql`${sql.identifier(name)}`
const text = ({ column }: SealedColumn): SQL => sql`${sql.identifier(column)}`
const hash = (of: SealedColumn): SQL => (of.hash ? sql`${sql.identifier(of.hash.column)}` : sql`null::text`)
const keyId = (of: SealedColumn): SQL => sql`split_part(${text(of)}, ':', 2)`
const shown = (of: SealedColumn): SQL => sql`${id(of)}::text as id, ${text(of)} as sealed, ${hash(of)} as hash`

/** Rows by the id of the key they are sealed with. */
export async function countByKey(db: Executor, of: SealedColumn): Promise<{ keyId: string; rows: number }[]> {
  const counted = await db.execute<{ keyId: string; rows: number }>(sql`
    select ${keyId(of)} as "keyId", count(*)::int as rows from ${table(of)} where ${text(of)} is not null group by 1 order by 1`)
  return counted.rows
}

/** Some rows under a key, from all over the table. */
export async function sampleRows(db: Executor, of: SealedColumn, key: string, limit: number): Promise<SealedRow[]> {
  const { rows } = await db.execute<SealedRow & Record<string, unknown>>(sql`
    select ${shown(of)} from ${table(of)} where ${text(of)} is not null and ${keyId(of)} = ${key} order by md5(${id(of)}::text) limit ${limit}`)
  return rows
}

/** The next rows in the order of their ids. */
export async function listAfter(db: Executor, of: SealedColumn, after: string | null): Promise<SealedRow[]> {
  const later = after === null ? sql`` : sql`and ${id(of)} > ${after}::uuid`
  const { rows } = await db.execute<SealedRow & Record<string, unknown>>(sql`
    select ${shown(of)} from ${table(of)} where ${text(of)} is not null ${later} order by ${id(of)} limit ${of.portion}`)
  return rows
}

/** These rows as they are now, kept from change until the transaction ends. Those that somebody is changing are left out: nobody waits for whom. */
export async function holdRows(tx: Executor, of: SealedColumn, ids: readonly string[]): Promise<SealedRow[]> {
  const { rows } = await tx.execute<SealedRow & Record<string, unknown>>(sql`
    select ${shown(of)} from ${table(of)}
    where ${id(of)} = any(${sql.param([...ids])}::uuid[]) and ${text(of)} is not null order by ${id(of)} for update skip locked`)
  return rows
}

/** The same text under another key: no change of the row that anybody would have to hear of, so its version stays. */
export async function writeRows(tx: Executor, of: SealedColumn, rows: readonly SealedRow[]): Promise<void> {
  const alongside = of.hash ? sql`, ${sql.identifier(of.hash.column)} = n.hash` : sql``
  await tx.execute(sql`
    update ${table(of)} as t set ${text(of)} = n.sealed ${alongside}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, sealed text, hash text)
    where t.${id(of)} = n.id`)
}

/** Empties what nobody can open any more. */
export async function giveUp(tx: Executor, of: SealedColumn, lostKey: string): Promise<number> {
  const emptied = sql.join(of.givenUp.map((name) => sql`${sql.identifier(name)} = null`), sql`, `)
  const done = await tx.execute(sql`update ${table(of)} set ${emptied} where ${keyId(of)} = ${lostKey}`)
  return done.rowCount ?? 0
}
