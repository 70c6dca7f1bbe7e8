import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { readEnv } from '../src/env'
import type { Found, Head } from '../src/modules/audit'
import { prove, type Proof, type What } from './proof/verify'
import { words } from './proof/words'

/*
 * Recomputes the books: balances, usage and caps from the ledger, the ledger from attendances, readings and decisions, and
 * the chain of the audit from its lines. Reads only, in one snapshot; the service may go on. With the API's own environment:
 *
 *   node dist/verify-ledger.js [--head 1200:abc…]      a head from the log or a backup, which must be part of the chain
 *
 * Ends with 0 when all agrees, 1 when something differs, 2 when it could not look.
 */

/** The same of `verify-audit`. */
function headIn(args: readonly string[]): Head | null {
  const at = args.indexOf('--head')
  if (at < 0) return null
  const [seq = '', hash = ''] = (args[at + 1] ?? '').split(':')
  if (!/^\d+$/.test(seq) || hash === '') throw new Error('--head 的写法是 序号:封存值')
  return { seq: Number(seq), hash }
}

const wordsOf = (what: string) => words[what as What]
const thing = (value: string | null): string => value ?? '无'

function report({ what, total, differences }: Found): void {
  console.log(`✗ ${wordsOf(what).wrong}（${what}）：${total} 处`)
  for (const { id, stored, recomputed } of differences) console.log(`    ${id}  库中：${thing(stored)}  应为：${thing(recomputed)}`)
  if (total > differences.length) console.log(`    …… 只列出前 ${differences.length} 处`)
}

function conclude({ found, audit: { sealed, unsealed, head } }: Proof): number {
  const wrong = found.filter(({ total }) => total > 0)
  wrong.forEach(report)
  console.log(`审计：完好的封存 ${sealed} 行${head ? `，末端 ${head.seq}:${head.hash}` : ''}；等待封存 ${unsealed} 行。`)
  console.log(wrong.length === 0 ? `账目一致：${found.length} 项核对全部相符。` : `账目不一致：${found.length} 项核对中有 ${wrong.length} 项不符。`)
  return wrong.length === 0 ? 0 : 1
}

async function main(): Promise<void> {
  const env = readEnv()
  const head = headIn(process.argv)
  const pool = new pg.Pool({ connectionString: env.databaseUrl, max: 1 })
  try {
    const onCheck = (what: What, at: number, of: number) => console.log(`[${at}/${of}] ${wordsOf(what).title}`)
    process.exitCode = conclude(await prove(drizzle(pool), env.keys.seal, { head, onCheck }))
  } finally {
    await pool.end()
  }
}

const undefinedTable = '42P01'

/** The query itself says nothing to an operator; what the database said of it does. */
function wordsOfError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const cause = error.cause instanceof Error ? error.cause : error
  return 'code' in cause && cause.code === undefinedTable ? `数据库结构不是最新的，请先更新（${cause.message}）` : cause.message
}

main().catch((error: unknown) => {
  console.error('没能核对：', wordsOfError(error))
  process.exitCode = 2
})
