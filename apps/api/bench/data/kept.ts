import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { migrateDatabase } from '../../scripts/migrate-database'

/** Raised when what is filled in changes: databases of an older one are dropped and filled anew. */
const dataVersion = 1

export interface Fill {
  /** Runs one statement on a connection set up for loading. */
  run: (statement: string) => Promise<void>
  /** Runs several at once, each on a connection of its own. */
  runAtOnce: (statements: readonly string[]) => Promise<void>
  /** Loads a table without its secondary indexes, which are built once it is full. */
  withoutIndexes: (table: string, work: () => Promise<void>) => Promise<void>
  say: (line: string) => void
}

interface Wanted {
  /** Any database of the server, as its superuser. */
  serverUrl: string
  name: string
  migrations: string
  fill: (tools: Fill) => Promise<void>
  say: (line: string) => void
}

const databaseUrl = (serverUrl: string, database: string): string => serverUrl.replace(/\/[^/]*$/, `/${database}`)

/**
 * A database that is filled once and kept between runs; migrations that are new since are applied to it. It is filled under
 * another name, so that a run broken off leaves nothing that looks finished.
 */
export async function keepDatabase({ serverUrl, name, migrations, fill, say }: Wanted): Promise<string> {
  const kept = `bench_${name}_v${dataVersion}`
  const url = databaseUrl(serverUrl, kept)
  if (!(await exists(serverUrl, kept))) {
    const draft = `bench_${name}_draft`
    await withClient(serverUrl, async (admin) => {
      for (const old of await listOf(admin, `bench_${name}_%`)) await admin.query(`drop database ${old} with (force)`)
      await admin.query(`create database ${draft} template template0`)
    })
    const draftUrl = databaseUrl(serverUrl, draft)
    await migrateDatabase(draftUrl, migrations)
    await fillOnce(draftUrl, name, fill, say)
    await withClient(serverUrl, (admin) => admin.query(`alter database ${draft} rename to ${kept}`))
  } else {
    await migrateDatabase(url, migrations)
  }
  return url
}

async function fillOnce(url: string, name: string, fill: Wanted['fill'], say: Wanted['say']): Promise<void> {
  const began = performance.now()
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(0)} s`
  const report = (line: string) => say(`${name}: ${line} (${seconds()})`)
  const runAtOnce = async (statements: readonly string[]) => {
    await Promise.all(statements.map((statement) => withClient(url, (client) => client.query(loadSettings).then(() => client.query(statement)))))
  }
  const run = (statement: string) => runAtOnce([statement])
  await fill({ run, runAtOnce, say: report, withoutIndexes: (table, work) => withoutIndexes(url, table, { run, say: report }, work) })
  report('statistics')
  await run('vacuum (analyze)')
  await run('checkpoint')
  report('ready')
}

/** References hold by construction; nobody else looks on, and a draft that a crash harms is dropped. */
const loadSettings = `set synchronous_commit = off; set session_replication_role = replica; set maintenance_work_mem = '256MB'; set work_mem = '256MB'`

async function withoutIndexes(url: string, table: string, { run, say }: Pick<Fill, 'run' | 'say'>, work: () => Promise<void>): Promise<void> {
  const indexes = await withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string; definition: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
       where indrelid = $1::regclass and not exists (select from pg_constraint where conindid = indexrelid)`,
      [table],
    )
    for (const { name } of rows) await client.query(`drop index ${name}`)
    return rows
  })
  await work()
  for (const { name, definition } of indexes) {
    say(`index ${name}`)
    await run(definition)
  }
}

async function listOf(admin: pg.Client, pattern: string): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>('select datname as name from pg_database where datname like $1', [pattern.replaceAll('_', '\\_')])
  return rows.map(({ name }) => name)
}

const exists = (serverUrl: string, database: string): Promise<boolean> =>
  withClient(serverUrl, async (admin) => (await admin.query('select from pg_database where datname = $1', [database])).rowCount === 1)

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return work(client).finally(() => client.end())
}
