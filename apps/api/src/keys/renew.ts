import { seal, unseal } from '../lib/cipher'
import type { Executor } from '../lib/context'
import { countByKey, giveUp, holdRows, listAfter, writeRows, type SealedRow } from './keys.repo'
import type { DataKeys, SealedColumn } from './sealed-column'
import { sealedColumns } from './sealed-columns'

/** What a walk through one column came to. */
export interface Walk {
  looked: number
  renewed: number
  /** Rows that were being changed by somebody at that moment: the next walk takes them. */
  busy: number
  /** Ids of rows that no key opens. */
  closed: string[]
}

export type Progress = (column: SealedColumn, walk: Walk) => void

/**
 * Seals again with the newest key, and indexes again with the current lookup key, whatever is not yet so. It may be
 * stopped at any moment and started anew: what is done is passed over. Rows are held a portion at a time, only those
 * that need it, and none that somebody is changing.
 */
export async function renewColumn(db: Executor, keys: DataKeys, column: SealedColumn, progress: Progress): Promise<Walk> {
  const walk: Walk = { looked: 0, renewed: 0, busy: 0, closed: [] }
  let after: string | null = null
  for (;;) {
    const rows: SealedRow[] = await listAfter(db, column, after)
    const stale = rows.filter((row) => renewed(keys, column, row, walk) !== row)
    if (stale.length > 0) await renewRows(db, keys, column, stale.map((row) => row.id), walk)
    walk.looked += rows.length
    if (rows.length > 0) progress(column, walk)
    after = rows.at(-1)?.id ?? null
    if (rows.length < column.portion) return walk
  }
}

/** One short transaction. What was read before is only a hint: rows are held, read again and reckoned again. */
const renewRows = (db: Executor, keys: DataKeys, column: SealedColumn, ids: readonly string[], walk: Walk): Promise<void> =>
  db.transaction(async (tx) => {
    const held = await holdRows(tx, column, ids)
    const changed = held.map((row) => ({ row, fresh: renewed(keys, column, row, walk) })).filter(({ row, fresh }) => fresh !== row)
    if (changed.length > 0) await writeRows(tx, column, changed.map(({ fresh }) => fresh))
    walk.renewed += changed.length
    walk.busy += ids.length - held.length
  })

/** The row as it should be; the very same object when it is so already, or when nothing opens it. */
function renewed(keys: DataKeys, column: SealedColumn, row: SealedRow, walk: Walk): SealedRow {
  const plain = open(keys, column, row)
  if (plain === null) {
    if (!walk.closed.includes(row.id)) walk.closed.push(row.id)
    return row
  }
  const current = row.sealed.split(':')[1] === keys.data.current
  const hash = column.hash && row.hash !== null ? column.hash.of(keys.lookup, plain) : row.hash
  if (current && hash === row.hash) return row
  return { id: row.id, sealed: current ? row.sealed : seal(keys.data, plain, column.place(row.id)), hash }
}

function open(keys: DataKeys, column: SealedColumn, row: SealedRow): string | null {
  try {
    return unseal(keys.data, row.sealed, column.place(row.id))
  } catch {
    return null
  }
}

/** Rows in all columns by key id: what is no longer among them may leave the ring. */
export async function countUses(db: Executor): Promise<Map<string, number>> {
  const uses = new Map<string, number>()
  for (const column of sealedColumns) {
    for (const { keyId, rows } of await countByKey(db, column)) uses.set(keyId, (uses.get(keyId) ?? 0) + rows)
  }
  return uses
}

/** Gives up what was sealed with a key that is lost. Returns the rows emptied. */
export const forgetLost = (db: Executor, lostKey: string): Promise<number> =>
  db.transaction(async (tx) => {
    let rows = 0
    for (const column of sealedColumns) rows += await giveUp(tx, column, lostKey)
    return rows
  })
