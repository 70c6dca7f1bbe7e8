import { randomUUID } from 'node:crypto'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Env } from '../../src/env'
import { findMisfits, misfitWords } from '../../src/keys/fitting-keys'
import { countUses } from '../../src/keys/renew'
import { systemClock } from '../../src/lib/clock'
import type { Executor } from '../../src/lib/context'
import { findAuditHead } from '../../src/modules/audit'
import { listContents, type StoredContent } from '../../src/modules/files'
import { copyCluster, whileNobodyWrites } from './cluster'
import { countRows, listTables, readMigration, readServer } from './database-facts'
import { DraftFolder } from './draft-folder'
import { writeDump } from './dump'
import { copyFiles } from './files-part'
import { markKeys } from './key-marks'
import { writeManifest, type Kind, type Manifest } from './manifest'
import type { Part } from './parts'
import type { Say } from './progress'
import { Refusal } from './refusal'

interface Options {
  to: string
  kind: Kind
  /** Version of the program that makes it. */
  program: string
  say: Say
  /** Told how to take back what is there so far, for whoever is interrupted. */
  onDraft?: (discard: () => void) => void
}

/** What the database was at the moment the backup stands for. */
interface Moment {
  counts: Record<string, number>
  auditHead: string | null
  uses: Map<string, number>
  contents: StoredContent[]
}

/** Writes a backup of database and files into a new folder. The database first: what it names is in the store by then. */
export async function makeBackup(env: Env, { to, kind, program, say, onDraft }: Options): Promise<Manifest['files']> {
  const client = new pg.Client({ connectionString: env.databaseUrl })
  await client.connect()
  try {
    const migration = await readMigration(client)
    if (!migration) throw new Refusal('usage', '这个数据库里没有本系统的数据（还没有建表），没有东西可备份。')
    await requireOurKeys(client, env)
    const server = await readServer(client)
    const draft = new DraftFolder(to)
    onDraft?.(() => draft.discard())
    try {
      const { parts, moment, tool } = kind === 'dump' ? await dumpDatabase(client, env, server.major, draft.folder, say) : await copyDatabase(client, env, draft.folder, say)
      const files = await copyFiles(draft.folder, env, moment.contents, say)
      const id = randomUUID()
      const told = { kept: files.parts.length - 1, bytes: files.bytes, missing: files.missing }
      const manifest = {
        product: 'dangyuan-ejia', format: 1, id, takenAt: systemClock.now().toISOString(), program, kind,
        database: { server: server.version, client: tool, bytes: server.bytes, migration },
        counts: moment.counts, auditHead: moment.auditHead, keys: markKeys(env.keys, id, moment.uses), files: told,
      } as const
      await writeManifest(draft.folder, manifest, [...parts, ...files.parts])
      draft.finish()
      return told
    } catch (error) {
      draft.discard()
      throw error
    }
  } finally {
    await client.end()
  }
}

/** A backup under keys that do not open it would be found out on the worst of days. */
async function requireOurKeys(client: pg.Client, { keys }: Env): Promise<void> {
  const misfits = await findMisfits(drizzle(client), keys)
  if (misfits.length > 0) throw new Refusal('wrongKeys', `环境变量里的密钥与数据库对不上，没有备份：\n${misfits.map((one) => `- ${misfitWords(one)}`).join('\n')}`)
}

interface Written {
  parts: Part[]
  moment: Moment
  tool: string | null
}

/** Counts and dump see one snapshot, while everybody goes on working. */
async function dumpDatabase(client: pg.Client, env: Env, major: number, folder: string, say: Say): Promise<Written> {
  await client.query('begin isolation level repeatable read, read only')
  try {
    const { rows } = await client.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot')
    const tables = await listTables(client)
    const { part, tool } = await writeDump(folder, { databaseUrl: env.databaseUrl, major, snapshot: rows[0]?.snapshot ?? '', tables: tables.length }, say)
    say('· 清点数据…')
    return { parts: [part], tool: tool.version, moment: await look(client, tables) }
  } finally {
    await client.query('rollback')
  }
}

async function copyDatabase(client: pg.Client, env: Env, folder: string, say: Say): Promise<Written> {
  const second = new pg.Client({ connectionString: env.databaseUrl })
  await second.connect()
  try {
    const tables = await listTables(second)
    let moment: Moment | undefined
    const parts = await copyCluster(folder, { client, underLock: (stop) => whileNobodyWrites(second, tables, async () => {
      moment = await look(second, tables)
      await stop()
    }) }, say)
    if (!moment) throw new Error('the copy ended before its moment')
    return { parts, moment, tool: null }
  } finally {
    await second.end()
  }
}

async function look(client: pg.Client, tables: readonly string[]): Promise<Moment> {
  const db = drizzle(client) as Executor
  const head = await findAuditHead(db)
  return { counts: await countRows(client, tables), auditHead: head ? `${head.seq}:${head.hash}` : null, uses: await countUses(db), contents: await listContents(db) }
}
