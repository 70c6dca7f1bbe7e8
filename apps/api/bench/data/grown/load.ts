import pg from 'pg'

/** How a database is filled: by statements that make many rows at once, and with something to see meanwhile. */
export interface Loader {
  /** Runs one statement on a connection set up for loading. */
  run: (statement: string) => Promise<void>
  /** Runs several at once, each on a connection of its own. */
  runAtOnce: (statements: readonly string[]) => Promise<void>
  /** Loads a table without its secondary indexes, which are built once it is full. */
  withoutIndexes: (table: string, work: () => Promise<void>) => Promise<void>
  say: (line: string) => void
}

/** References hold by construction and nobody else looks on; a database that a crash harms meanwhile is dropped. */
const settings = `set synchronous_commit = off; set session_replication_role = replica; set maintenance_work_mem = '256MB'; set work_mem = '256MB'`

export function loaderOf(url: string, say: (line: string) => void): Loader {
  const runAtOnce = async (statements: readonly string[]): Promise<void> => {
    await Promise.all(statements.map((statement) => withClient(url, (client) => client.query(settings).then(() => client.query(statement)))))
  }
  const run = (statement: string) => runAtOnce([statement])
  const withoutIndexes = async (table: string, work: () => Promise<void>): Promise<void> => {
    const indexes = await takeIndexes(url, table)
    await work()
    for (const { name, definition } of indexes) {
      say(`index ${name}`)
      await run(definition)
    }
  }
  return { run, runAtOnce, withoutIndexes, say }
}

/** Drops the indexes of a table that no constraint stands on, and says how to make them again. */
const takeIndexes = (url: string, table: string): Promise<{ name: string; definition: string }[]> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string; definition: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
       where indrelid = $1::regclass and not exists (select from pg_constraint where conindid = indexrelid)`,
      [table],
    )
    for (const { name } of rows) await client.query(`drop index ${name}`)
    return rows
  })

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return work(client).finally(() => client.end())
}
