import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { readEnv } from '../src/env'
import { verifyAudit, type Break, type Head, type Verdict } from '../src/modules/audit'

// Computes the audit chain anew. `--head 1200:abc…`, a head from the log or a backup, must be part of it.

const words: Record<Break['kind'], string> = {
  gap: '封存链缺了一段',
  line_missing: '有一行审计记录被删除',
  line_altered: '审计记录或封存值被改动',
  cut: '封存链的末尾被截去',
}

function knownHead(args: readonly string[]): Head | null {
  const at = args.indexOf('--head')
  if (at < 0) return null
  const [seq = '', hash = ''] = (args[at + 1] ?? '').split(':')
  if (!/^\d+$/.test(seq) || hash === '') throw new Error('--head 的写法是 序号:封存值')
  return { seq: Number(seq), hash }
}

function report({ sealed, head, unsealed, broken }: Verdict): void {
  console.log(`完好的封存：${sealed} 行${head ? `，末端 ${head.seq}:${head.hash}` : ''}；等待封存：${unsealed} 行。`)
  if (!broken) return console.log('审计记录完整。')
  console.error(`第 ${broken.seq} 环不对：${words[broken.kind]}${broken.lineId === null ? '' : `（记录 ${broken.lineId}）`}。`)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const env = readEnv()
  const pool = new pg.Pool({ connectionString: env.databaseUrl, max: 1 })
  try {
    report(await verifyAudit(drizzle(pool), env.keys.seal, knownHead(process.argv)))
  } finally {
    await pool.end()
  }
}

main().catch((error: unknown) => {
  console.error('审计记录没能核对：', error instanceof Error ? error.message : error)
  process.exitCode = 2
})
