import { unseal } from '../lib/cipher'
import type { Executor } from '../lib/context'
import { countByKey, sampleRows, type SealedRow } from './keys.repo'
import type { DataKeys, SealedColumn } from './sealed-column'
import { sealedColumns } from './sealed-columns'

/** missing: the ring has no key of this id · wrong: it has another key under this id · hash: LOOKUP_KEY is not the one it was found by */
export interface Misfit {
  kind: 'missing' | 'wrong' | 'hash'
  table: string
  column: string
  keyId: string
  rows: number
}

/** Rows tried of each column and key. */
const tried = 100

/** Where the keys do not fit what is kept: every key id in use is looked for in the ring and tried on some rows. */
export async function findMisfits(db: Executor, keys: DataKeys): Promise<Misfit[]> {
  const found = []
  for (const column of sealedColumns) {
    for (const use of await countByKey(db, column)) {
      const kind = await misfitOf(db, keys, column, use.keyId)
      if (kind) found.push({ kind, table: column.table, column: column.column, keyId: use.keyId, rows: use.rows })
    }
  }
  return found
}

async function misfitOf(db: Executor, keys: DataKeys, column: SealedColumn, keyId: string): Promise<Misfit['kind'] | null> {
  if (!keys.data.keys.has(keyId)) return 'missing'
  for (const row of await sampleRows(db, column, keyId, Math.min(tried, column.portion))) {
    const kind = problemOf(keys, column, row)
    if (kind) return kind
  }
  return null
}

function problemOf(keys: DataKeys, { place, hash }: SealedColumn, row: SealedRow): 'wrong' | 'hash' | null {
  try {
    const plain = unseal(keys.data, row.sealed, place(row.id))
    return !hash || row.hash === null || hashesOf(keys, hash.of, plain).includes(row.hash) ? null : 'hash'
  } catch {
    return 'wrong'
  }
}

const hashesOf = ({ lookup, lookupAlso }: DataKeys, of: (key: Buffer, plain: string) => string, plain: string): string[] =>
  [lookup, ...(lookupAlso ? [lookupAlso] : [])].map((key) => of(key, plain))

/** For whoever runs the server. */
export function misfitWords({ kind, table, column, keyId, rows }: Misfit): string {
  const where = `${table}.${column}：${rows} 行`
  if (kind === 'hash') return `${where}（密钥 ${keyId}）能打开，但 LOOKUP_KEY 与建立索引时的不同，按手机号将找不到人`
  return kind === 'missing' ? `${where}用密钥 ${keyId} 加密，而 DATA_KEYS 里没有 ${keyId}` : `${where}用密钥 ${keyId} 加密，DATA_KEYS 里的 ${keyId} 打不开`
}

export class KeysDoNotFit extends Error {}

/** Serving with keys that do not fit would lose what people enter and tell them nothing: better not to start. */
export async function requireFittingKeys(db: Executor, keys: DataKeys): Promise<void> {
  const misfits = await findMisfits(db, keys)
  if (misfits.length === 0) return
  throw new KeysDoNotFit(`密钥与数据库对不上，没有启动：\n${misfits.map((one) => `- ${misfitWords(one)}`).join('\n')}\n请把原来的密钥放回环境变量；更换密钥的步骤见运维手册“密钥”。`)
}
