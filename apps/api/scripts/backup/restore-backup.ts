import fs from 'node:fs'
import path from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Env } from '../../src/env'
import { verifyAudit, type Head } from '../../src/modules/audit'
import { verifyLedger } from '../proof/verify'
import { requireTool, type Tool } from './client-tools'
import { countRows, isEmpty, listTables, readMigration, readServer } from './database-facts'
import { readDump } from './dump'
import { requireEmptyFolder, restoreFiles } from './files-part'
import { compareKeys } from './key-marks'
import { readManifest, type Manifest } from './manifest'
import { checkPart } from './parts'
import { Meter, type Say } from './progress'
import { Refusal } from './refusal'

export interface Options {
  from: string
  /** Folder of the program's migrations. */
  migrations: string
  say: Say
}

/** Whether this is a whole backup that this program, with these keys, can read. Touches nothing but the backup. */
export async function examine(env: Env, { from, migrations, say }: Options): Promise<Manifest> {
  const { manifest, parts } = readManifest(from)
  const newest = newestMigration(migrations)
  if (manifest.database.migration.newest > newest) throw new Refusal('newerSchema', '这份备份的数据库结构比这个版本的程序新。请用做备份时的版本或更新的版本来恢复。')
  compareKeys(env.keys, manifest.id, manifest.keys).notices.forEach(say)
  const meter = new Meter(say, '核对校验和', manifest.parts.bytes)
  for (const part of parts) await checkPart(from, part, (bytes) => meter.advance(bytes))
  meter.end()
  return manifest
}

function newestMigration(folder: string): number {
  const journal = JSON.parse(fs.readFileSync(path.join(folder, 'meta/_journal.json'), 'utf8')) as { entries: { when: number }[] }
  return Math.max(...journal.entries.map(({ when }) => when))
}

/** Into an empty database and an empty folder of files. Files first: the database, which comes all at once, is what makes a system of it. */
export async function restoreDump(env: Env, options: Options): Promise<void> {
  const { from, say } = options
  const manifest = await examine(env, options)
  if (manifest.kind !== 'dump') throw new Refusal('usage', '这是内置数据库的备份，只能恢复到内置数据库（不设 DATABASE_URL）。')
  const tool = await requireEmptyServer(env, manifest)
  requireEmptyFolder(from, env)
  await restoreFiles(from, env, say)
  await readDump(from, env.databaseUrl, tool, say)
}

/** The part that comes before the folder of the embedded server is put in place. */
export async function beforeCluster(env: Env, options: Options): Promise<void> {
  const { from, say } = options
  const manifest = await examine(env, options)
  if (manifest.kind !== 'cluster') throw new Refusal('usage', '这份备份要恢复到独立的 PostgreSQL：请设置 DATABASE_URL，指向一个空的数据库。')
  requireEmptyFolder(from, env)
  await restoreFiles(from, env, say)
}

/** Compares what is there now with what was there then, and says what is left to do. */
export async function conclude(env: Env, options: Options): Promise<void> {
  const { manifest } = readManifest(options.from)
  await verifyRestored(env, manifest, options.say)
  const steps = await nextSteps(env, options, manifest)
  options.say(`恢复完成。接下来：\n${steps.map((line, n) => `  ${n + 1}. ${line}`).join('\n')}`)
}

const majorOf = (version: string): number => Number(/\d+/.exec(version)?.[0] ?? 0)

async function requireEmptyServer(env: Env, manifest: Manifest): Promise<Tool> {
  return withClient(env, async (client) => {
    const server = await readServer(client)
    const [from, dumpedBy] = [majorOf(manifest.database.server), majorOf(manifest.database.client?.replace(/^\D*/, '') ?? '')]
    if (server.major < from) throw new Refusal('newerSchema', `备份来自 PostgreSQL ${from}，不能恢复到更旧的 PostgreSQL ${server.major}。`)
    if (!(await isEmpty(client))) throw new Refusal('notEmpty', '目标数据库里已经有表。只能恢复到空的数据库：请新建一个（createdb），不要先运行 migrate。')
    return requireTool('pg_restore', Math.max(server.major, dumpedBy), `备份由 pg_dump ${dumpedBy} 写成，服务器是 PostgreSQL ${server.major}`)
  })
}

async function verifyRestored(env: Env, manifest: Manifest, say: Say): Promise<void> {
  await withClient(env, async (client) => {
    const wrong: string[] = [...(await differentCounts(client, manifest))]
    say(`· 核对审计链和账目…`)
    const db = drizzle(client)
    const head = headOf(manifest)
    const verdict = await verifyAudit(db, env.keys.seal, head)
    if (verdict.broken) wrong.push(`审计链在第 ${verdict.broken.seq} 环断开`)
    const differences = await verifyLedger(db, env.keys.seal, head)
    if (differences.length > 0) wrong.push(`账目有 ${differences.length} 处不符，请运行 verify-ledger 查看`)
    if (wrong.length > 0) throw new Refusal('doubtful', `已经恢复，但与备份时不一致：\n${wrong.map((line) => `- ${line}`).join('\n')}`)
    say(`✓ 各表行数一致；审计链完整，末端 ${manifest.auditHead ?? '（还没有封存）'}；账目相符。`)
  })
}

async function differentCounts(client: pg.Client, { counts }: Manifest): Promise<string[]> {
  const now = await countRows(client, await listTables(client))
  const tables = [...new Set([...Object.keys(counts), ...Object.keys(now)])]
  return tables.filter((table) => counts[table] !== now[table]).map((table) => `${table}：备份时 ${counts[table] ?? '没有这张表'}，现在 ${now[table] ?? '没有这张表'}`)
}

function headOf({ auditHead }: Manifest): Head | null {
  if (auditHead === null) return null
  const [seq = '', hash = ''] = auditHead.split(':')
  return { seq: Number(seq), hash }
}

async function nextSteps(env: Env, { migrations }: Options, manifest: Manifest): Promise<string[]> {
  const migration = await withClient(env, readMigration)
  const behind = (migration?.newest ?? 0) < newestMigration(migrations)
  return [
    ...(behind ? ['备份比程序旧：先运行 migrate 更新数据库结构。'] : []),
    ...(manifest.files.missing.length > 0 ? [`备份时就有 ${manifest.files.missing.length} 个文件找不到内容，清单在 manifest.json 的 files.missing。`] : []),
    '启动服务，登录，打开几篇文章和图片看一看。',
    '在这次恢复之后做一次新的备份。',
  ]
}

async function withClient<T>({ databaseUrl }: Env, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
